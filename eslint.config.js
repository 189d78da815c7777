import tseslint from 'typescript-eslint';

import { walls } from './scripts/lint/walls.js';

export default tseslint.config(
  { ignores: ['dist/', 'generated/', 'reports/', 'coverage/', 'node_modules/'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-expect-error': 'allow-with-description' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      'max-lines': ['error', { max: 250 }],
      // What an object is without is taken out of it by name: `const { secret, ...rest } = options`.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: ['examples/**'], rules: { 'no-console': 'off' } },
  { files: ['test/types/**'], rules: { '@typescript-eslint/no-unused-vars': 'off' } },
  ...walls,
);

// The walls of the architecture. Data flows one way: contract -> generated -> client or emulator -> report.
// Each entry says who may not import what, and why; vendor-free folders may not hold a vendor's word either.

/** A wall for `import()`, which the rule for import declarations does not see. */
const dynamic = (patterns, reason) => ({
  selector: `ImportExpression[source.value=/${patterns.replaceAll('/', String.raw`\/`)}/]`,
  message: reason,
});

const wall = (files, patterns, reason, { except = [], vendorFree = [] } = {}) => [
  {
    files,
    ignores: ['**/*.test.ts', ...except],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: patterns, message: reason }] }],
      'no-restricted-syntax': ['error', dynamic(patterns, reason)],
    },
  },
  // A later entry replaces the rule of an earlier one: the folders without vendors repeat the wall they stand behind.
  ...vendorFree.flatMap((folder) => [
    { files: [folder], rules: { 'no-restricted-syntax': ['error', ...vendorSelectors] } },
    {
      files: [folder],
      ignores: ['**/*.test.ts'],
      rules: { 'no-restricted-syntax': ['error', ...vendorSelectors, dynamic(patterns, reason)] },
    },
  ]),
];

const vendorWords =
  /talk(js|able)|site_?slug|app_?id|conversation|participant|advocate|referral|coupon|loyalty|short_?url/i.source;

const vendorSelectors = ['Identifier[name=/@/i]', 'Literal[value=/@/i]', 'TemplateElement[value.raw=/@/i]'].map(
  (selector) => ({
    selector: selector.replace('@', vendorWords),
    message: "A vendor word in a vendor-free folder: move the rule to the vendor's own folder.",
  }),
);

const library = (name) => `^${name}(/|$)`;
const emulator = String.raw`(^|/)emulator/`;
const prism = library('@stoplight');

export const walls = [
  ...wall(
    ['src/**/*.ts'],
    `(^|/)conformance/|${library('openapi-fetch')}|${library('openapi-typescript')}`,
    'Only src/client/bindings.ts knows openapi-fetch; src runs in production and never imports conformance.',
    { except: ['src/client/bindings.ts'], vendorFree: ['src/client/**/*.ts'] },
  ),
  ...wall(['src/client/bindings.ts'], '(^|/)conformance/', 'src runs in production and never imports conformance.', {
    vendorFree: ['src/client/bindings.ts'],
  }),
  ...wall(
    ['conformance/emulator/**/*.ts'],
    String.raw`(^|/)src/|(^|/)(harness|scenarios|targets|mutants|cli|registry)/|${prism}`,
    'The emulator stands alone: no client, harness or scenario, so that a bug of theirs cannot hide one of its own.',
    { vendorFree: ['conformance/emulator/core/**/*.ts'] },
  ),
  ...wall(
    ['conformance/harness/**/*.ts'],
    String.raw`(^|/)src/|(^|/)(scenarios|targets|mutants|cli|registry)/|${emulator}|${prism}`,
    'The harness knows no target, no emulator and no client.',
    { vendorFree: ['conformance/harness/**/*.ts'] },
  ),
  ...wall(
    ['conformance/scenarios/**/*.ts'],
    String.raw`(^|/)(src|generated|contract|targets|mutants|cli|registry)/|${emulator}|${prism}`,
    'Scenarios state documented numbers as literals and send raw requests: no generated file, no client, no emulator.',
  ),
  ...wall(
    ['conformance/contract/**/*.ts'],
    String.raw`(^|/)(src|harness|scenarios|targets|mutants|cli|registry)/|${emulator}|${prism}`,
    'The contract reader depends on nothing but the contract.',
    { vendorFree: ['conformance/contract/**/*.ts'] },
  ),
  ...wall(
    ['conformance/registry/**/*.ts', 'conformance/*.ts'],
    String.raw`(^|/)src/|${emulator}|${prism}`,
    'Only conformance/targets and conformance/mutants know the emulator or Prism.',
  ),
  ...wall(
    ['conformance/cli/**/*.ts', 'conformance/targets/**/*.ts', 'conformance/mutants/**/*.ts'],
    '(^|/)src/',
    'A client bug must not hide a server bug.',
  ),
  ...wall(
    ['conformance/cli/**/*.ts', 'conformance/second-judge/**/*.ts'],
    String.raw`(^|/)src/|${prism}`,
    'The commands reach Prism through conformance/targets and never use the client.',
  ),
];

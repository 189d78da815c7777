// The walls of the architecture. Data flows one way: contract -> generated -> client or emulator -> report.
// Each entry says who may not import what, and why; vendor-free folders may not hold a vendor's word either.

const wall = (files, patterns, reason, { except = [] } = {}) => ({
  files,
  ignores: ['**/*.test.ts', ...except],
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: patterns, message: reason }] }] },
});

const vendorWords = /talk(js|able)|site_?slug|app_?id|conversation|participant|advocate|referral|coupon|loyalty|short_?url/i.source;

const vendorFree = {
  files: ['src/client/**/*.ts', 'conformance/contract/**/*.ts', 'conformance/emulator/core/**/*.ts', 'conformance/harness/**/*.ts'],
  rules: {
    'no-restricted-syntax': ['error',
      ...['Identifier[name=/@/i]', 'Literal[value=/@/i]', 'TemplateElement[value.raw=/@/i]'].map((selector) => ({
        selector: selector.replace('@', vendorWords),
        message: 'A vendor word in a vendor-free folder: move the rule to the vendor\'s own folder.',
      })),
    ],
  },
};

const library = (name) => `^${name}(/|$)`;
const emulator = String.raw`(^|/)emulator/`;
const prism = library('@stoplight');

export const walls = [
  wall(['src/**/*.ts'], String.raw`(^|/)conformance/`, 'src runs in production and never imports conformance.'),
  wall(['src/**/*.ts'], `(^|/)conformance/|${library('openapi-fetch')}|${library('openapi-typescript')}`,
    'Only src/client/bindings.ts knows openapi-fetch; src never imports conformance.', { except: ['src/client/bindings.ts'] }),
  wall(['conformance/emulator/**/*.ts'], String.raw`(^|/)src/|(^|/)(harness|scenarios|targets|mutants|cli)/|${prism}`,
    'The emulator stands alone: no client, harness or scenario, so that a bug of theirs cannot hide one of its own.'),
  wall(['conformance/harness/**/*.ts'], String.raw`(^|/)src/|(^|/)(scenarios|targets|mutants|cli)/|${emulator}|${prism}`,
    'The harness knows no target, no emulator and no client.'),
  wall(['conformance/scenarios/**/*.ts'], String.raw`(^|/)(src|generated|contract|targets|mutants|cli)/|${emulator}|${prism}`,
    'Scenarios state documented numbers as literals and send raw requests: no generated file, no client, no emulator.'),
  wall(['conformance/contract/**/*.ts'], String.raw`(^|/)(src|harness|scenarios|targets|mutants|cli)/|${emulator}|${prism}`,
    'The contract reader depends on nothing but the contract.'),
  wall(['conformance/cli/**/*.ts'], String.raw`(^|/)src/|${prism}`,
    'The command line reaches Prism through conformance/targets and never uses the client.'),
  vendorFree,
];

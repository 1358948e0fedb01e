import a11y from 'eslint-plugin-lit-a11y';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/**
 * The import rules of the layers of the app (README.md, "Layers"), checked for `import type` too.
 * `test/arch/layers.test.ts` checks the same with resolved paths, dynamic imports as well, in the helper and the exchange
 * too; here the editor says it while one types.
 */
const BARREL = { regex: '^\\.\\.?(/.*)?/index(\\.[jt]s)?$', message: 'Import the file you mean.' };
const NO_SIP = { regex: '^sip\\.js(/|$)', message: 'SIP.js is a detail of src/services/sip.' };

/** compose.ts with the parts of it that load later, and the workers. */
const COMPOSITION = {
  regex: '/(compose(-\\w+)*(\\.[jt]s)?$|workers/)',
  message: 'Only main.ts knows the composition root.',
};

/** A ban on relative imports that lead into one of the given folders of `src`. */
const folders = (names, message) => ({ regex: `^\\.\\.?/(.*/)?(${names.join('|')})/`, message });

/** A ban on every package but the named ones (regular expression sources). */
const packagesExcept = (...allowed) => ({
  regex: allowed.length === 0 ? '^[^.]' : `^(?!(${allowed.join('|')})(/|$))[^.]`,
  message: 'This layer does not import this package.',
});

const layer = (files, ...patterns) => ({
  files,
  ignores: ['**/*.test.ts'],
  rules: { 'no-restricted-imports': ['error', { patterns: [BARREL, ...patterns] }] },
});

const LIT = ['lit', '@lit/context', '@lit/task', '@shoelace-style/localize'];

const layers = [
  layer(
    ['src/domain/**/*.ts'],
    packagesExcept(),
    folders(['app', 'components', 'services', 'i18n', 'styles', 'icons'], 'The domain knows nobody.'),
  ),
  layer(
    ['src/lib/**/*.ts'],
    packagesExcept('lit', '@preact/signals-core'),
    folders(['app', 'domain', 'components', 'services', 'i18n', 'styles', 'icons'], 'lib is generic.'),
  ),
  layer(
    ['src/services/**/*.ts'],
    NO_SIP,
    packagesExcept(
      'valibot',
      'idb-keyval',
      'papaparse',
      'oauth4webapi',
      'workbox-window',
      'sip\\.js',
      'comlink',
      'libphonenumber-js',
    ),
    folders(['app', 'components', 'styles', 'icons'], 'A service gets what it needs in its constructor.'),
    {
      regex: '^\\.\\./(?!\\.\\./)',
      message: 'A service folder never imports another one; it gets the port.',
    },
  ),
  layer(
    ['src/services/sip/**/*.ts'],
    packagesExcept('sip\\.js'),
    folders(['app', 'components', 'styles', 'icons'], 'A service gets what it needs in its constructor.'),
    {
      regex: '^\\.\\./(?!\\.\\./)',
      message: 'A service folder never imports another one; it gets the port.',
    },
  ),
  layer(
    ['src/app/**/*.ts'],
    packagesExcept(...LIT),
    folders(['services', 'components'], 'Only compose*.ts and src/workers create services.'),
  ),
  layer(
    ['src/app/workflows/**/*.ts'],
    packagesExcept(),
    folders(['services', 'components', 'workflows'], 'A workflow joins ports; it knows no service.'),
    { regex: '^\\./', message: 'Workflows never import each other.' },
    COMPOSITION,
  ),
  layer(['src/app/compose*.ts', 'src/main.ts'], NO_SIP, packagesExcept(...LIT)),
  layer(
    ['src/workers/**/*.ts'],
    NO_SIP,
    packagesExcept(),
    folders(['app', 'components', 'i18n', 'styles', 'icons'], 'A worker puts services together, no window.'),
  ),
  layer(
    ['src/components/**/*.ts'],
    packagesExcept(...LIT, '@lit-labs/virtualizer'),
    folders(['services', 'workflows'], 'Components see contexts, never services.'),
    COMPOSITION,
  ),
  layer(
    ['src/i18n/**/*.ts'],
    packagesExcept('lit', '@shoelace-style/localize'),
    folders(['app', 'components', 'services', 'styles', 'icons'], 'Texts know no layer above them.'),
  ),
  layer(
    ['src/styles/**/*.ts', 'src/icons/**/*.ts'],
    packagesExcept('lit'),
    folders(['app', 'components', 'services', 'domain', 'i18n'], 'Styles and icons know no layer.'),
  ),
  layer(
    ['sw/**/*.ts'],
    packagesExcept('workbox-precaching'),
    folders(['app', 'components', 'services', 'lib', 'i18n'], 'The service worker shares the domain only.'),
  ),
];

const caps = {
  'max-lines': ['error', { max: 300 }],
  'max-params': ['error', 4],
  // A switch over a closed union counts as one decision: it is a table.
  complexity: ['error', { max: 12, variant: 'modified' }],
};

const strict = {
  ...caps,
  'no-console': 'error',
  'no-empty': ['error', { allowEmptyCatch: false }],
  'object-shorthand': 'error',
  'no-restricted-exports': [
    'error',
    { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } },
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: "NewExpression[callee.name='CustomEvent']",
      message: 'Events are classes that extend Event.',
    },
    { selector: "MemberExpression[property.name='getInstance']", message: 'No singletons.' },
    {
      selector: 'ExportAllDeclaration[source.value=/^\\./]',
      message: 'No barrels: import the file you mean.',
    },
    { selector: "PropertyDefinition[accessibility='private']", message: 'Use #private.' },
    { selector: "MethodDefinition[accessibility='private']", message: 'Use #private.' },
    { selector: "CallExpression[callee.name='styleMap']", message: 'The CSP blocks style attributes.' },
  ],
  '@typescript-eslint/max-params': ['error', { max: 4 }],
  'max-params': 'off',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/consistent-type-exports': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
  ],
  '@typescript-eslint/explicit-module-boundary-types': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  // Numbers read well in templates; objects and undefined stay forbidden.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  // A Lit event handler may be async: its failure goes to the window's error hook, which reports it.
  '@typescript-eslint/no-misused-promises': [
    'error',
    { checksVoidReturn: { arguments: true, attributes: false } },
  ],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  // A union with one member today is still a union.
  '@typescript-eslint/consistent-type-definitions': 'off',
  // `!= null` asks for null and undefined at once.
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  // `void signal.value` says that a value is read for its subscription.
  '@typescript-eslint/no-meaningless-void-operator': 'off',
  // `{}` classes and empty implementations are a legal way to say "nothing to do here" in a port.
  '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
};

const forTests = {
  // expect(x).to.be.true is an expression; a long table is no complexity.
  '@typescript-eslint/no-unused-expressions': 'off',
  '@typescript-eslint/no-non-null-assertion': 'off',
  '@typescript-eslint/no-floating-promises': [
    'error',
    {
      allowForKnownSafeCalls: [
        // The runner awaits what `describe` and `it` of node:test return.
        {
          from: 'package',
          package: 'node:test',
          name: ['describe', 'it', 'test', 'suite', 'before', 'after', 'beforeEach', 'afterEach'],
        },
        // `equal` is declared as a promise by the types of semantic-dom-diff; it is none.
        { from: 'package', package: 'chai', name: 'Equal' },
        { from: 'package', package: '@open-wc/semantic-dom-diff', name: 'Equal' },
      ],
    },
  ],
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '**/node_modules/', '.cache/', 'coverage/', 'test-results/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: strict,
  },
  {
    files: ['src/components/**/*.ts', 'src/app/**/*.ts'],
    extends: [
      lit.configs['flat/recommended'],
      wc.configs['flat/recommended'],
      wc.configs['flat/best-practice'],
      a11y.configs.recommended,
    ],
    settings: { wc: { elementBaseClasses: ['LitElement'] }, litHtmlSources: true },
    rules: {
      'lit/no-legacy-imports': 'error',
      'lit/no-property-change-update': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/prefer-nothing': 'error',
      'lit/prefer-static-styles': 'error',
      'lit/lifecycle-super': 'error',
      'lit/ban-attributes': ['error', 'style'],
      'wc/file-name-matches-element': 'off',
      'wc/max-elements-per-file': ['error', { max: 1 }],
      'wc/no-constructor': 'off',
      // LitElement implements every life-cycle callback.
      'wc/guard-super-call': 'off',
      // The event classes of an element live in their own file, but a helper type may stand beside it.
      'wc/no-exports-with-element': 'off',
      // @customElement defines; the guard would hide a double definition.
      'wc/guard-define-call': 'off',
      'wc/expose-class-on-global': 'off',
    },
  },
  ...layers,
  { files: ['**/*.test.ts', 'test/**/*.ts'], rules: forTests },
  // A server on this computer has no certificate; every other one is asked over https alone.
  {
    files: ['src/services/oauth/*.ts'],
    rules: {
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', package: 'oauth4webapi', name: 'allowInsecureRequests' }] },
      ],
    },
  },
  // It says what a package exports.
  { files: ['test/support/oidc-provider.d.ts'], rules: { 'no-restricted-exports': 'off' } },
  // Programs that a person starts in a terminal talk to it.
  {
    files: ['scripts/**', 'helper/src/main.ts', 'exchange/src/main.ts', 'test/bench/**', 'test/support/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { ecmaVersion: 'latest', sourceType: 'module' },
    rules: caps,
  },
  { files: ['eslint.config.js', 'web-test-runner.config.js'], rules: { 'max-lines': 'off' } },
);

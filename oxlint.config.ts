import { defineConfig } from 'oxlint';

const TESTS = ['**/*.spec.ts', '**/*.spec.tsx', '**/*.*-spec.ts', 'test/**'];
const NO_SKIP = 'A skipped or focused test is not here: mend it or remove it (style.md).';
const ONE_DOOR = 'All SQL runs in Database.scoped(scope, tx => …): outside its transaction row security shows no rows.';

const skippedTests = [
  {
    selector: 'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(skip|only|todo|failing|skipIf)$/]',
    message: NO_SKIP,
  },
  { selector: 'CallExpression[callee.name=/^([fx](it|describe|test))$/]', message: NO_SKIP },
];

const unsafeCasts = [
  {
    selector: 'TSAsExpression > TSAsExpression.expression > TSUnknownKeyword.typeAnnotation',
    message: 'A double cast hides a wrong type: give the value its type where it comes from.',
  },
];

const directQueries = [
  { selector: 'CallExpression[callee.object.name=/^dataSource$/i][callee.property.name="query"]', message: ONE_DOOR },
  {
    selector: 'CallExpression[callee.object.property.name=/^dataSource$/i][callee.property.name="query"]',
    message: ONE_DOOR,
  },
];

export default defineConfig({
  plugins: ['eslint', 'typescript', 'react'],
  // ESLint's own rules that oxlint has no copy of: here, no-restricted-syntax.
  jsPlugins: [{ name: 'base', specifier: 'oxlint-plugin-eslint' }],
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  categories: { correctness: 'error' },
  env: { builtin: true, node: true },
  ignorePatterns: ['dist/', '/coverage/', '.nuancan/', 'apps/web/src/api/schema.d.ts'],
  rules: {
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'max-lines': ['error', 400],
    'max-lines-per-function': ['error', 70],
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    'no-case-declarations': 'error',
    'no-empty': 'error',
    'no-fallthrough': 'error',
    'no-prototype-builtins': 'error',
    'no-redeclare': 'error',
    'no-regex-spaces': 'error',
    'no-unreachable': 'error',
    'no-useless-escape': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'prefer-rest-params': 'error',
    'prefer-spread': 'error',
    'preserve-caught-error': 'error',
    'base/no-restricted-syntax': ['error', ...skippedTests],
    'typescript/ban-ts-comment': 'error',
    'typescript/no-empty-object-type': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-namespace': 'error',
    'typescript/no-unsafe-function-type': 'error',
    'typescript/await-thenable': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    'typescript/only-throw-error': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    // Right code that these call wrong: DTOs are spread, hooks give functions, cells of a table row are an array.
    'react/jsx-key': 'off',
    'react/no-did-update-set-state': 'off',
    'react/purity': 'off',
    'typescript/no-base-to-string': 'off',
    'typescript/no-misused-spread': 'off',
    'typescript/no-redundant-type-constituents': 'off',
    'typescript/require-array-sort-compare': 'off',
    'typescript/unbound-method': 'off',
  },
  overrides: [
    {
      files: ['apps/{api,worker,cli}/**/*.ts', 'libs/**/*.ts'],
      excludeFiles: ['libs/platform/**', 'libs/*/src/migrations/**', ...TESTS],
      rules: {
        'base/no-restricted-syntax': ['error', ...skippedTests, ...unsafeCasts, ...directQueries],
        'no-restricted-imports': [
          'error',
          {
            paths: [
              { name: 'typeorm', importNames: ['DataSource', 'Repository', 'getRepository'], message: ONE_DOOR },
              {
                name: '@nestjs/typeorm',
                importNames: ['InjectRepository', 'InjectDataSource', 'InjectEntityManager'],
                message: ONE_DOOR,
              },
            ],
          },
        ],
      },
    },
    {
      files: ['libs/platform/**/*.ts', 'apps/web/**/*.{ts,tsx}'],
      excludeFiles: TESTS,
      rules: { 'base/no-restricted-syntax': ['error', ...skippedTests, ...unsafeCasts] },
    },
    {
      files: ['libs/{kernel,five-ones,route-planner,walk-network}/**/*.ts'],
      excludeFiles: TESTS,
      rules: {
        // Time and seeds are arguments of the pure libs.
        'no-restricted-globals': ['error', 'process', 'Buffer', 'setTimeout', 'setInterval', 'fetch', 'performance'],
      },
    },
    {
      files: ['apps/web/**/*.{ts,tsx}'],
      env: { browser: true },
      rules: {
        'react/rules-of-hooks': 'error',
        'react/exhaustive-deps': 'error',
        'max-lines-per-function': ['error', { max: 70, skipComments: true, skipBlankLines: true }],
      },
    },
    {
      files: [...TESTS, 'libs/*/src/migrations/**', 'libs/*/src/**/*.sql.ts'],
      // A describe block holds its tests, a migration its statements; each of these is read on its own.
      rules: { 'max-lines-per-function': 'off' },
    },
    {
      files: TESTS,
      // A test reads fields of an answer that it describes in the next line.
      rules: { 'typescript/no-explicit-any': 'off' },
    },
    {
      files: ['test/support/reference-data.ts'],
      // The one place that may leave tests out: it says which data are missing, and CI=true turns that into a failure.
      rules: { 'base/no-restricted-syntax': 'off' },
    },
  ],
});

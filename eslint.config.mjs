import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

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

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', '.nuancan/', 'apps/web/src/api/schema.d.ts']),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', 70],
      'no-restricted-syntax': ['error', ...skippedTests],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // With noUncheckedIndexedAccess an index that is proved in range is said with `!`.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Nest modules and marker classes are empty on purpose.
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    files: ['apps/{api,worker,cli}/**/*.ts', 'libs/**/*.ts'],
    ignores: ['libs/platform/**', 'libs/*/src/migrations/**', ...TESTS],
    rules: {
      'no-restricted-syntax': ['error', ...skippedTests, ...unsafeCasts, ...directQueries],
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
    ignores: TESTS,
    rules: { 'no-restricted-syntax': ['error', ...skippedTests, ...unsafeCasts] },
  },
  {
    files: ['libs/{kernel,five-ones}/**/*.ts'],
    ignores: TESTS,
    rules: {
      // Time and seeds are arguments of the pure libs.
      'no-restricted-globals': ['error', 'process', 'Buffer', 'setTimeout', 'setInterval', 'fetch', 'performance'],
    },
  },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    languageOptions: { globals: globals.browser },
    rules: { 'max-lines-per-function': ['error', { max: 70, skipComments: true, skipBlankLines: true }] },
  },
  {
    files: [...TESTS, 'libs/*/src/migrations/**', 'libs/*/src/**/*.sql.ts'],
    // A describe block holds its tests, a migration its statements; each of these is read on its own.
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: TESTS,
    // A test reads fields of an answer that it describes in the next line.
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
  {
    files: ['test/support/reference-data.ts'],
    // The one place that may leave tests out: it says which data are missing, and CI=true turns that into a failure.
    rules: { 'no-restricted-syntax': 'off' },
  },
);

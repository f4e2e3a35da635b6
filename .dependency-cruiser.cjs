/** One order of libs: each may import only those before it (architecture: the house). */
const ORDER = [
  'kernel',
  'five-ones',
  'route-planner',
  'walk-network',
  'platform',
  'identity',
  'operations',
  'messaging',
  'imports',
  'registry',
  'ledger',
  'meal-point',
  'subsidy',
  'donation',
  'volunteering',
  'canteen',
  'delivery',
  'welfare',
  'family',
  'coverage',
  'oversight',
  'reconciliation',
];
const PURE = ['kernel', 'five-ones', 'route-planner', 'walk-network'];
/** What pure libs compute with: no file, no clock, no network in any of them. */
const PURE_PACKAGES = ['ajv', 'flatbush', 'h3-js', 'highs', 'pbf', 'saxes'];
const TEST = '([.-]spec\\.tsx?$|/testing/)';

const upwards = ORDER.map((lib, index) => ({
  name: `${lib}-imports-only-libs-before-it`,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: TEST },
  to: { path: '^libs/', pathNot: `^libs/(${[...ORDER.slice(0, index), lib].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...upwards,
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'every-lib-has-its-place',
      comment: 'A new lib is added to ORDER above.',
      severity: 'error',
      from: { path: '^libs/', pathNot: `^libs/(${ORDER.join('|')})/` },
      to: {},
    },
    {
      name: 'libs-only-through-index',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: TEST },
      to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'apps-use-libs-only-through-index',
      severity: 'error',
      from: { path: '^apps/', pathNot: TEST },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'libs-know-no-app-and-no-test',
      severity: 'error',
      from: { path: '^libs/', pathNot: TEST },
      to: { path: '^(apps|test|bench)/' },
    },
    {
      name: 'apps-know-no-test',
      severity: 'error',
      from: { path: '^apps/', pathNot: TEST },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'pure-libs-know-nothing-outside',
      comment:
        'No framework, file system, clock or randomness: time and seeds are arguments. Threads have a folder of their own; blocks of a map are inflated by node:zlib.',
      severity: 'error',
      from: {
        path: `^libs/(${PURE.join('|')})/`,
        pathNot: [
          TEST,
          '^libs/(route-planner|walk-network)/src/threads/',
          '^libs/walk-network/src/read/pbf-blocks\\.ts$',
        ],
      },
      to: { pathNot: [`^libs/(${PURE.join('|')})/`, `^node_modules/(${PURE_PACKAGES.join('|')})/`] },
    },
    {
      name: 'threads-know-threads-only',
      severity: 'error',
      from: { path: '^libs/(route-planner|walk-network)/src/threads/' },
      to: { pathNot: ['^libs/(kernel|route-planner|walk-network)/', '^(node:)?(worker_threads|perf_hooks)$'] },
    },
    {
      name: 'web-shares-only-pure-libs',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|apps)/', pathNot: `^(apps/web/|libs/(${PURE.join('|')})/src/index\\.ts$)` },
    },
    {
      name: 'web-knows-no-node',
      severity: 'error',
      from: { path: '^apps/web/src/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-what-package-json-names',
      severity: 'error',
      from: { path: '^(libs|apps)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'the-server-needs-no-dev-dependency',
      severity: 'error',
      from: { path: '^(libs|apps/(api|worker|cli))/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: { path: '^(libs|apps|test|bench)/' },
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'named-for-what-it-is',
      comment: 'No utils, helpers, common or manager (style.md).',
      severity: 'error',
      from: {},
      to: { path: '^(libs|apps|test|bench|scripts)/.*\\b(utils?|helpers?|common|managers?)\\b' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules/\\.cache)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};

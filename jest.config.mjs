// One run, several projects: `npm run jest -- --selectProjects unit libs/kernel`. The suffix of a test says its project.
const swc = {
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    keepClassNames: true,
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
};

const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.tsx?$': ['@swc/jest', swc] },
  resolver: '<rootDir>/test/support/jest-resolver.cjs',
  moduleNameMapper: { '^@nuancan/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts' },
};

/** The scratch PostgreSQL and Redis; started once, with the first project that asks for them. */
const withServers = {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

const source = ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test/support', '<rootDir>/test/deployment'];

export default {
  testTimeout: 60_000,
  projects: [
    { ...base, displayName: 'unit', roots: source, testMatch: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.prop-spec.ts'] },
    {
      ...base,
      ...withServers,
      displayName: 'db',
      roots: [...source, '<rootDir>/test/e2e'],
      testMatch: ['**/*.db-spec.ts'],
    },
    { ...base, ...withServers, displayName: 'queue', roots: source, testMatch: ['**/*.queue-spec.ts'] },
    { ...base, ...withServers, displayName: 'e2e', roots: ['<rootDir>/test/e2e'], testMatch: ['**/*.e2e-spec.ts'] },
    {
      ...base,
      ...withServers,
      displayName: 'browser',
      roots: ['<rootDir>/test/browser'],
      testMatch: ['**/*.browser-spec.ts'],
    },
    {
      ...base,
      ...withServers,
      displayName: 'faults',
      roots: ['<rootDir>/test/faults'],
      testMatch: ['**/*.faults-spec.ts'],
    },
    {
      ...base,
      displayName: 'conformance',
      roots: ['<rootDir>/test/conformance'],
      testMatch: ['**/*.conformance-spec.ts'],
    },
  ],
};

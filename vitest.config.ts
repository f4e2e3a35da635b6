import { defineConfig } from 'vitest/config';

const SOURCE = '{libs,apps,test/support}';

/** The scratch PostgreSQL and Redis; started once, with the first project that asks for them. */
const SERVERS = ['test/support/global-setup.mjs'];

/** One project per suite: `npm run vitest -- --project unit libs/kernel`. The suffix of a test says its project. */
const suite = (name: string, include: string[], globalSetup: string[] = SERVERS) => ({
  extends: true as const,
  test: { name, include, globalSetup },
});

export default defineConfig({
  resolve: { alias: [{ find: /^@nuancan\/([a-z-]+)$/, replacement: `${import.meta.dirname}/libs/$1/src/index.ts` }] },
  oxc: { target: 'es2024', decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    // Modules are loaded once per worker and not once per file: nobody keeps state in them.
    isolate: false,
    // Before any decorator, as in the programs.
    setupFiles: ['reflect-metadata'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    projects: [
      suite('unit', [`${SOURCE}/**/*.spec.{ts,tsx}`, `${SOURCE}/**/*.prop-spec.ts`], []),
      suite('db', [`${SOURCE}/**/*.db-spec.ts`, 'test/e2e/*.db-spec.ts']),
      suite('queue', [`${SOURCE}/**/*.queue-spec.ts`]),
      suite('e2e', ['test/e2e/*.e2e-spec.ts']),
      suite('browser', ['test/browser/*.browser-spec.ts']),
      suite('faults', ['test/faults/*.faults-spec.ts']),
      suite('conformance', ['test/conformance/*.conformance-spec.ts'], []),
    ],
  },
});

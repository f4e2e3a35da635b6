import type { TestAddresses } from './test-servers.js';

/** Where the scratch servers of this run are; Vitest's global setup or `npm test` has started them. */
export function testAddresses(): TestAddresses {
  const json = process.env['NUANCAN_TEST_SERVERS'];
  if (json === undefined) throw new Error('no scratch servers: run tests through `npm test` or `npm run vitest`');
  return JSON.parse(json) as TestAddresses;
}

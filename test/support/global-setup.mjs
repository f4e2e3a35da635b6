import './load-typescript.mjs';

/** Starts the scratch servers unless `npm test` already has, and tells the test workers where they are. */
export default async function globalSetup() {
  if (process.env['NUANCAN_TEST_SERVERS'] !== undefined) return;
  const { startTestServers } = await import('./test-servers.ts');
  const servers = await startTestServers();
  process.env['NUANCAN_TEST_SERVERS'] = JSON.stringify(servers.addresses);
  globalThis.nuancanTestServers = servers;
}

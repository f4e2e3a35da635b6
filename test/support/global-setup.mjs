import './load-typescript.mjs';

let servers;

/** Starts the scratch servers with the first project that asks, and tells the test workers where they are. */
export async function setup() {
  servers = globalThis.nuancanTestServers ??= start();
  await servers;
}

export async function teardown() {
  if (globalThis.nuancanTestServers === undefined) return;
  globalThis.nuancanTestServers = undefined;
  await (await servers).stop();
}

async function start() {
  const { startTestServers } = await import('./test-servers.ts');
  const started = await startTestServers();
  process.env['NUANCAN_TEST_SERVERS'] = JSON.stringify(started.addresses);
  return started;
}

/** Stops what global-setup.mjs started; servers of `npm test` are its own business. */
export default async function globalTeardown() {
  const servers = globalThis.nuancanTestServers;
  if (servers === undefined) return;
  delete globalThis.nuancanTestServers;
  delete process.env['NUANCAN_TEST_SERVERS'];
  await servers.stop();
}

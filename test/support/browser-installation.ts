import type { Browser } from 'playwright-core';
import { closePages, openBrowser } from './open-browser.js';
import { arrangeSmallDistrict, type SmallDistrict } from './small-district.js';
import { openSlowLink } from './slow-link.js';
import { startApi, type RunningApi } from './start-api.js';
import { openTestDatabase, type TestDatabase } from './test-database.js';

/** Everything a browser test needs: a district in a database of its own, the built api and web app, and a Chromium without pages. */
export interface BrowserInstallation {
  readonly test: TestDatabase;
  readonly places: SmallDistrict;
  readonly api: RunningApi;
  readonly browser: Browser;
  /** Ends all of it. */
  close(): Promise<void>;
}

/** One Chromium for every file of a test worker; it ends with the worker's process. */
let chromium: Promise<Browser> | undefined;

/** Starts one for a test file, its api with further variables of the environment; call in `beforeAll`, and `close()` in `afterAll`. */
export async function openBrowserInstallation(
  environment: Readonly<Record<string, string>> = {},
): Promise<BrowserInstallation> {
  chromium ??= openBrowser();
  const test = await openTestDatabase();
  const places = await arrangeSmallDistrict(test.owner);
  const [api, browser] = await Promise.all([startApi(test, { environment }), chromium]);
  const delayMs = Number(process.env['NUANCAN_TEST_DELAY_MS'] ?? 0);
  const link = delayMs > 0 ? await openSlowLink(api.origin, delayMs) : undefined;
  return {
    test,
    places,
    api: { ...api, origin: link?.origin ?? api.origin },
    browser,
    close: async () => {
      await closePages(browser);
      link?.close();
      await api.stop();
      await test.close();
    },
  };
}

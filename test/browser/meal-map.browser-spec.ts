import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NetworkActivator } from '../../libs/coverage/src/network/network-activator.js';
import { NetworkBuilder } from '../../libs/coverage/src/network/network-builder.js';
import { NetworkService } from '../../libs/coverage/src/network/network.service.js';
import { Outbox, systemScope, type Scope } from '../../libs/platform/src/index.js';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';
import { watchRequests } from '../support/watch-requests.js';
import type { ArrangedTown } from '../support/small-district.js';

const VIEWPORT = { width: 1366, height: 768 };
const [LON, LAT] = [121.41, 29.66];
const STEP = 0.0012;
const BLOCKS = 14;

/** Counts pixels of the map in the colour of what is within five minutes. */
const COUNT_REACHED = `(() => {
  const canvas = document.querySelector('.meal-map canvas');
  const copy = document.createElement('canvas');
  [copy.width, copy.height] = [canvas.width, canvas.height];
  const context = copy.getContext('2d');
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, copy.width, copy.height);
  let found = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] < 40 && data[at + 1] > 90 && data[at + 1] < 140 && data[at + 2] > 60) found += 1;
  }
  return found;
})()`;

/** A net of streets around the canteen. */
function streets(): Buffer {
  const at = (column: number, row: number) => [LON + (column - BLOCKS / 2) * STEP, LAT + (row - BLOCKS / 2) * STEP];
  const line = (along: (step: number) => number[]) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'LineString', coordinates: Array.from({ length: BLOCKS + 1 }, (_, step) => along(step)) },
  });
  const features = Array.from({ length: BLOCKS + 1 }, (_, which) => [
    line((step) => at(step, which)),
    line((step) => at(which, step)),
  ]).flat();
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
}

/** The map in a real browser: drawn from the installation's own tiles, and everything by keyboard. */
describe('the meal map', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    await at.test.owner.query(
      'UPDATE meal_point.facilities SET longitude = $2, latitude = $3, seats = 40 WHERE id = $1',
      [home.facilityId, LON + 0.0002, LAT],
    );
    const { rows } = await at.test.owner.query<{ id: string }>('SELECT id FROM identity.accounts WHERE login = $1', [
      home.logins.district_official,
    ]);
    const system = systemScope(home.districtCode);
    const official = { ...system, role: 'district_official', accountId: rows[0]!.id } as Scope;
    const { database } = at.test;
    const { id } = await new NetworkService(database, new Outbox()).upload(official, {
      fileName: '路网.geojson',
      bytes: streets(),
      coordinates: 'WGS-84',
      source: '测绘院，内部使用',
      barriersBlock: false,
    });
    await database.scoped(system, (tx) => new NetworkBuilder(database).build(tx, id, home.districtCode));
    await new NetworkService(database, new Outbox()).activate(official, id);
    await database.scoped(system, (tx) => new NetworkActivator(database).activate(tx, id));
  });
  afterAll(() => at?.close());

  async function expectAccessible(page: Page, state: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect({ state, colorScheme, violations: await axeViolations(page) }).toEqual({
        state,
        colorScheme,
        violations: [],
      });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }

  /** How many pixels of the map have a colour of reached streets. */
  async function reachedPixels(page: Page): Promise<number> {
    await page.locator('.meal-map[data-drawn="true"]').waitFor();
    // As text: this side knows no document.
    return page.evaluate<number>(COUNT_REACHED);
  }

  it('shows officials reached streets and the reach of one point by keyboard, and asks no other host', async () => {
    const context = await at.browser.newContext({ viewport: VIEWPORT });
    const { addresses } = watchRequests(context);
    const page = await context.newPage();
    await page.goto(`${at.api.origin}/login`);
    await logIn(page, home.logins.district_official);
    await page.locator('a[href="/meal-map"]').press('Enter');
    await page.getByRole('heading', { name: '助餐地图' }).waitFor();
    const all = await reachedPixels(page);
    expect(all).toBeGreaterThan(200);
    await page.getByRole('button', { name: `${home.facilityName} 看可达范围` }).press('Enter');
    await page.getByText(`正在看：${home.facilityName}`).waitFor();
    const asked = page.waitForRequest((request) => request.url().includes('profile=frail'));
    await page.getByLabel('谁在走').selectOption('frail');
    expect((await asked).url()).toContain(`facilityId=${home.facilityId}`);
    await expectAccessible(page, 'officials');
    expect(addresses.filter((address) => !address.startsWith(at.api.origin))).toEqual([]);
  });

  it('shows anybody points, hours and reach, and nobody without a network a map', async () => {
    const context = await at.browser.newContext({ viewport: VIEWPORT });
    const { addresses } = watchRequests(context);
    const page = await context.newPage();
    await page.goto(`${at.api.origin}/map?district=${home.districtCode}`);
    expect(await reachedPixels(page)).toBeGreaterThan(200);
    await page.getByRole('button', { name: `${home.facilityName} 看可达范围` }).press('Enter');
    await page.getByText(`正在看：${home.facilityName}`).waitFor();
    await expectAccessible(page, 'public');
    expect(addresses.filter((address) => !address.startsWith(at.api.origin))).toEqual([]);
    await page.goto(`${at.api.origin}/map?district=999999`);
    await page.getByText('本区还没有启用的步行路网').waitFor();
    await expectAccessible(page, 'no map');
  });
});

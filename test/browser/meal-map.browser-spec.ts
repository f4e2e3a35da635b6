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
/** On the net, and too far from the canteen. */
const CORNER = [LON + (BLOCKS / 2) * STEP, LAT + (BLOCKS / 2) * STEP] as const;

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

/** Counts pixels of the map in the colour of streets that a plan gains. */
const COUNT_GAINED = COUNT_REACHED.replace(
  'data[at] < 40 && data[at + 1] > 90 && data[at + 1] < 140 && data[at + 2] > 60',
  'data[at] > 90 && data[at] < 150 && data[at + 1] < 80 && data[at + 2] > 150',
);

/** How much wider the table beside the map is than what is seen of it. */
const HIDDEN_WIDTH = `(() => {
  const table = document.querySelector('.coverage-side .data-table');
  return table.scrollWidth - table.clientWidth;
})()`;

/** Of the month before: as it is now, but nobody was reached and the canteen reached nobody. */
const ADD_PAST = `
  WITH past AS (INSERT INTO coverage.runs (district_code, business_date, network_id, inputs)
    SELECT district_code, (date_trunc('month', business_date) - interval '1 day')::date, network_id, sha256('past') FROM coverage.runs RETURNING id),
  facilities AS (INSERT INTO coverage.facility_figures SELECT (jsonb_populate_record(f, jsonb_build_object('run_id', p.id, 'reached', 0,
    'nearest_of', 0, 'only_here', 0))).* FROM past p, coverage.facility_figures f)
  INSERT INTO coverage.area_figures SELECT (jsonb_populate_record(a, jsonb_build_object('run_id', p.id, 'reached', 0, 'reached_over_80', 0,
    'reached_dependent', 0, 'reached_lives_alone', 0, 'not_reached', a.not_reached + a.reached, 'walked_seconds', 0))).*
  FROM past p, coverage.area_figures a`;

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
  let official: Scope;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    await at.test.owner.query(
      'UPDATE meal_point.facilities SET longitude = $2, latitude = $3, seats = 40 WHERE id = $1',
      [home.facilityId, LON + 0.0002, LAT],
    );
    await at.test.owner.query('UPDATE registry.villages SET longitude = $2, latitude = $3 WHERE code = $1', [
      home.villageCode,
      ...CORNER,
    ]);
    const doors = [[LON, LAT], CORNER] as const;
    for (const [index, place] of doors.entries()) {
      await at.test.owner.query(
        `INSERT INTO registry.resident_addresses (resident_id, district_code, town_code, label, line, longitude, latitude, located)
         VALUES ($1, $2, $3, 'home', '桥头弄', $4, $5, 'exact')`,
        [home.residents[index]!.id, home.districtCode, home.code, ...place],
      );
    }
    const { rows } = await at.test.owner.query<{ id: string }>('SELECT id FROM identity.accounts WHERE login = $1', [
      home.logins.district_official,
    ]);
    const system = systemScope(home.districtCode);
    official = { ...system, role: 'district_official', accountId: rows[0]!.id } as Scope;
    const { id } = await new NetworkService(at.test.database, new Outbox()).upload(official, {
      fileName: '路网.geojson',
      bytes: streets(),
      coordinates: 'WGS-84',
      source: '测绘院，内部使用',
      barriersBlock: false,
    });
    await build(id);
    await new NetworkService(at.test.database, new Outbox()).activate(official, id);
    await activate(id);
  });
  afterAll(() => at?.close());

  /** What the worker would do. */
  function build(id: string): Promise<unknown> {
    const { database } = at.test;
    const system = systemScope(home.districtCode);
    return database.scoped(system, (tx) => new NetworkBuilder(database).build(tx, id, home.districtCode));
  }

  function activate(id: string): Promise<unknown> {
    const { database } = at.test;
    return database.scoped(systemScope(home.districtCode), (tx) => new NetworkActivator(database).activate(tx, id));
  }

  async function open(path: string): Promise<Page> {
    const context = await at.browser.newContext({ viewport: VIEWPORT });
    const page = await context.newPage();
    await page.goto(`${at.api.origin}/login`);
    await logIn(page, home.logins.district_official);
    await page.locator('a[href="/meal-map"]').waitFor();
    await page.goto(at.api.origin + path);
    return page;
  }

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

  /** Fetches every file that is offered. @returns how their names end */
  async function exported(page: Page): Promise<string[]> {
    const endings: string[] = [];
    for (const link of await page.getByRole('group', { name: '导出' }).getByRole('link').all()) {
      const [file] = await Promise.all([page.waitForEvent('download'), link.press('Enter')]);
      expect(await file.failure()).toBeNull();
      endings.push(file.suggestedFilename().split('.').at(-1)!);
    }
    return endings;
  }

  /** What stands beside the map is seen whole, on a desk and on a phone, whichever figures are chosen. */
  async function expectFits(page: Page): Promise<void> {
    const choice = page.getByLabel('看哪些数字');
    const groups = (await choice.count()) === 0 ? [null] : ['reach', 'change', 'others', 'who', 'serving'];
    for (const width of [1440, 1280, 360]) {
      await page.setViewportSize({ width, height: VIEWPORT.height });
      for (const group of groups) {
        if (group !== null) await choice.selectOption(group);
        const hidden = await page.evaluate<number>(HIDDEN_WIDTH);
        expect({ width, group, hidden }).toEqual({ width, group, hidden: 0 });
      }
    }
    if (groups.length > 1) await choice.selectOption('reach');
    await page.setViewportSize(VIEWPORT);
  }

  async function gainedPixels(page: Page): Promise<number> {
    await page.locator('.meal-map[data-drawn="true"]').waitFor();
    return page.evaluate<number>(COUNT_GAINED);
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
    await page.getByRole('row', { name: new RegExp(`${home.name}.*33.3 %`) }).waitFor();
    await expectAccessible(page, 'towns');
    await expectFits(page);
    await page.getByText('导出', { exact: true }).press('Enter');
    expect(await exported(page)).toEqual(['xlsx', 'csv', 'csv', 'csv', 'csv', 'csv', 'geojson', 'geojson']);
    await expectAccessible(page, 'exports');
    await page.getByRole('button', { name: `看${home.name}各村` }).press('Enter');
    await page.getByRole('row', { name: new RegExp(home.villageName) }).waitFor();
    await page.getByRole('button', { name: '助餐点', exact: true }).press('Enter');
    await page.getByRole('button', { name: `${home.facilityName} 看可达范围` }).press('Enter');
    await page.getByText(`正在看：${home.facilityName}`).waitFor();
    const asked = page.waitForRequest(
      (request) => request.url().includes('/reach/') && request.url().includes('profile=frail'),
    );
    await page.getByLabel('谁在走').selectOption('frail');
    expect((await asked).url()).toContain(`facilityId=${home.facilityId}`);
    await page.getByRole('button', { name: '走不到处', exact: true }).press('Enter');
    const where = page.getByRole('row', { name: new RegExp(home.villageName) });
    await where.getByText(home.facilityName).waitFor();
    expect(await where.textContent()).toMatch(/1\.7 公里/);
    await expectFits(page);
    await where.getByRole('button', { name: `在地图上看${home.villageName}` }).press('Enter');
    await expectAccessible(page, 'officials');
    expect(addresses.filter((address) => !address.startsWith(at.api.origin))).toEqual([]);
  });

  it('shows how many could walk to a meal at the end of each month, by town, village and point', async () => {
    await at.test.owner.query(ADD_PAST);
    const page = await open('/meal-map');
    await page.getByRole('link', { name: '各月变化' }).press('Enter');
    await page.getByRole('heading', { name: '覆盖各月变化' }).waitFor();
    await page.getByRole('row', { name: new RegExp(`${home.name}.*33.3 %.*\\+33.3.*0.0 %`) }).waitFor();
    await page.getByRole('img', { name: /占比.*最低 0\.0 %，最高/ }).waitFor();
    await expectAccessible(page, 'months');
    await page.getByLabel('看哪个数字').selectOption('notReached');
    await page.getByRole('row', { name: new RegExp(`${home.name}.*−1`) }).waitFor();
    await page.getByRole('button', { name: `看${home.name}各村` }).press('Enter');
    await page.getByRole('row', { name: new RegExp(home.villageName) }).waitFor();
    await expectAccessible(page, 'months of villages');
    await page.getByLabel('看谁').selectOption('points');
    await page.getByRole('row', { name: new RegExp(`${home.facilityName}.*1.*\\+1`) }).waitFor();
    await expectAccessible(page, 'months of points');
  });

  it('tries a new point by form, keys and mouse, and keeps, shares and compares what was tried', async () => {
    const page = await open('/meal-map?side=plan');
    await page.getByLabel('经度').fill(String(CORNER[0]));
    await page.getByLabel('纬度').fill(String(CORNER[1]));
    const before = await gainedPixels(page);
    await page.getByRole('button', { name: '加入试算' }).press('Enter');
    const told = page.locator('.coverage-gain');
    await told.filter({ hasText: '+1 / −0 位老人' }).waitFor();
    await page.getByText('1 位在 15 分钟内').waitFor();
    await expect.poll(() => gainedPixels(page)).toBeGreaterThan(before + 100);
    const pin = page.locator('.map-pin');
    await pin.press('Shift+ArrowLeft');
    await page
      .locator('.coverage-changes')
      .getByText((CORNER[0] - 0.002).toFixed(5))
      .waitFor();
    const box = (await pin.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x - 120, box.y + 160, { steps: 6 });
    await page.mouse.up();
    await told.filter({ hasText: '+0 / −0 位老人' }).waitFor();
    await page.getByRole('button', { name: '去掉新点 1' }).press('Enter');
    await page.getByLabel('做什么').selectOption('close');
    await page.getByRole('combobox', { name: '助餐点', exact: true }).selectOption({ label: home.facilityName });
    await page.getByRole('button', { name: '加入试算' }).press('Enter');
    await page.getByText('不再供餐').waitFor();
    await expectAccessible(page, 'what if');
    for (const name of ['只关停', '再加一次']) {
      await page.getByRole('button', { name: '存为方案' }).press('Enter');
      await page.getByLabel('名称').last().fill(name);
      await page.getByLabel('给谁看').selectOption('district');
      await page.getByRole('button', { name: '保存' }).press('Enter');
      await page.getByRole('heading', { name, level: 1 }).waitFor();
      if (name === '再加一次') break;
      await page.getByRole('link', { name: '在地图上看' }).press('Enter');
      await told.filter({ hasText: '+0 / −1 位老人' }).waitFor();
      await page.getByLabel('新点名称').fill('村口');
      await page.getByLabel('经度').fill(String(CORNER[0]));
      await page.getByLabel('纬度').fill(String(CORNER[1]));
      await page.getByRole('button', { name: '加入试算' }).press('Enter');
      await told.filter({ hasText: '+1 / −1 位老人' }).waitFor();
    }
    await page.getByText(/可以看到它的人打开这个地址即可/).waitFor();
    expect(await exported(page)).toEqual(['xlsx', 'csv', 'geojson']);
    await expectAccessible(page, 'scenario');
    await page.locator('a[href="/meal-map/scenarios"]').press('Enter');
    for (const name of ['只关停', '再加一次']) await page.getByLabel(`比较${name}`).press('Space');
    await page.getByRole('button', { name: '比较所选（2）' }).press('Enter');
    await page.getByRole('region', { name: '各镇街走得到的老人' }).getByText(home.name).waitFor();
    await expectAccessible(page, 'scenarios');
  });

  it('takes network files in, tells what is wrong with them, activates, and goes back; sites points', async () => {
    const page = await open('/meal-map/networks');
    const send = async (name: string, buffer: Buffer): Promise<string> => {
      await page.getByLabel(/路网文件/).setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
      await page.getByLabel('文件的坐标系').selectOption('WGS-84');
      await page.getByLabel('来源和许可').fill('测绘院，第二版');
      await page.getByRole('button', { name: '上传并构建' }).press('Enter');
      await page.getByRole('heading', { name, level: 1 }).waitFor();
      await page.getByText('排队等待').waitFor();
      return new URL(page.url()).pathname.split('/').at(-1)!;
    };
    await build(await send('坏的.geojson', Buffer.from('{"type":"FeatureCollection","features":[]}')));
    await page.getByRole('alert').filter({ hasText: '没有成功' }).waitFor();
    await expectAccessible(page, 'bad file');
    await page.locator('a[href="/meal-map/networks"]').press('Enter');
    await expectAccessible(page, 'networks');
    const next = await send('新的.geojson', streets());
    await build(next);
    await page.getByRole('button', { name: '启用' }).press('Enter');
    await page.getByRole('button', { name: '保存' }).press('Enter');
    await page.locator('.state-tag', { hasText: '正在启用' }).waitFor();
    await activate(next);
    await page.locator('.state-tag', { hasText: '正在使用' }).waitFor();
    await expectAccessible(page, 'network');
    await page.locator('a[href="/meal-map/networks"]').press('Enter');
    await page.getByRole('link', { name: '路网.geojson' }).press('Enter');
    await page.getByRole('button', { name: '退回这个版本' }).waitFor();
    await page.locator('a[href="/meal-map/sitings"]').press('Enter');
    await page.getByLabel('名称').fill('明年的点');
    await page.getByLabel('总预算（元）').fill('200000');
    await page.getByLabel('每点费用（元）').fill('80000');
    await page.getByRole('button', { name: '算选址' }).press('Enter');
    await page.getByRole('heading', { name: '明年的点', level: 1 }).waitFor();
    await page.getByRole('region', { name: '建议的地点' }).getByText('80,000.00').waitFor();
    expect(await exported(page)).toEqual(['xlsx', 'csv', 'geojson']);
    await expectAccessible(page, 'siting');
    await page.getByRole('link', { name: '在地图上试算' }).press('Enter');
    await page.locator('.coverage-gain').filter({ hasText: '+1 / −0 位老人' }).waitFor();
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

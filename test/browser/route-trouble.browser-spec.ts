import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CAMERA_PICTURE } from '../support/camera-picture.js';
import { eventually } from '../support/eventually.js';
import { logIn } from '../support/log-in.js';
import { storeLunchOnTheRoad, type LunchOnTheRoad } from '../support/lunch-on-the-road.js';
import { axeViolations } from '../support/open-browser.js';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const PATIENCE_MS = 15_000;
const DOORS = 11;
const DAY_AND_TWO_HOURS_MS = 26 * 3_600_000;

/** What may go wrong around a volunteer's phone, and at whose door it must not: the tests follow one another. */
describe('a volunteer’s phone in trouble', () => {
  let at: BrowserInstallation;
  let files: string;
  let lunch: LunchOnTheRoad;
  let page: Page;
  let picture: number[] | undefined;

  beforeAll(async () => {
    files = await mkdtemp(join(tmpdir(), 'nuancan-trouble-'));
    at = await openBrowserInstallation({ FILES_DIR: files });
    lunch = await storeLunchOnTheRoad(at.test.owner, at.places.home, DOORS);
    [, page] = await openPhone();
    await next(name(0));
  });
  afterAll(async () => {
    await at?.close();
    await rm(files, { recursive: true, force: true });
  });

  async function openPhone(script?: string): Promise<[BrowserContext, Page]> {
    const phone = await at.browser.newContext(PHONE);
    if (script !== undefined) await phone.addInitScript(script);
    const opened = await phone.newPage();
    opened.setDefaultTimeout(PATIENCE_MS);
    await opened.goto(at.api.origin);
    await logIn(opened, at.places.home.logins.volunteer);
    return [phone, opened];
  }
  const key = (text: string) => page.getByRole('button', { name: text, exact: true });
  const next = (who: string): Promise<void> => page.getByRole('heading', { name: who, exact: true }).waitFor();
  const name = (door: number): string => lunch.stops[door]?.name ?? '';
  const unsent = (count: number): Promise<void> =>
    page.locator(`[data-testid=unsent]:text-is("待上传 ${count} 条")`).waitFor();
  const sync = (): Promise<unknown> => page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
  /** Changes rows as the owner, whom no rule binds. */
  const behind = (sql: string): Promise<unknown> =>
    at.test.owner.query(`SET session_replication_role = replica; ${sql}; RESET session_replication_role`);

  async function deliver(door: number): Promise<void> {
    await next(name(door));
    await key('已送达').tap();
    await key('交给本人').tap();
    await page.getByText(`${name(door)}：已送达，已记在手机上`).waitFor();
  }

  async function ended(door: number): Promise<Record<string, unknown>[]> {
    const { rows } = await at.test.owner.query<Record<string, unknown>>(
      `SELECT kind, note, proof_kind, abs(extract(epoch FROM now() - happened_at)) < 300 AS now FROM delivery.outcomes WHERE order_id = $1`,
      [lunch.stops[door]?.orderId],
    );
    return rows;
  }
  const isEnded = (door: number, kind: string): Promise<void> =>
    eventually(async () => expect((await ended(door)).map((one) => one['kind'])).toEqual([kind]));

  function countOf(store: 'kept' | 'stops'): Promise<number> {
    return page.evaluate<number>(`new Promise((done) => {
      const opening = indexedDB.open('nuancan-route');
      opening.onsuccess = () => {
        const counting = opening.result.transaction('${store}').objectStore('${store}').count();
        counting.onsuccess = () => { opening.result.close(); done(counting.result); };
      };
    })`);
  }

  async function attachPhoto(): Promise<void> {
    picture ??= await page.evaluate<number[]>(CAMERA_PICTURE);
    const buffer = Buffer.from(picture);
    await page.locator('.door-file').setInputFiles({ name: 'door.jpg', mimeType: 'image/jpeg', buffer });
  }

  it('keeps photo and words together, whichever was ready first', async () => {
    await page.evaluate(`(() => {
      const draw = createImageBitmap;
      globalThis.createImageBitmap = (...given) => new Promise((go) => { globalThis.goOn = go; }).then(() => draw(...given));
      globalThis.drawAsUsual = () => { globalThis.createImageBitmap = draw; };
    })()`);
    await key('已送达').tap();
    await page.getByText('照片、备注、身体情况').tap();
    await attachPhoto();
    await page.getByLabel('备注').fill('放在鞋柜上');
    await key('交给本人').tap();
    await page.evaluate('goOn()');
    await page.evaluate('drawAsUsual()');
    await isEnded(0, 'delivered');
    expect(await ended(0)).toMatchObject([{ note: '放在鞋柜上', proof_kind: 'photo' }]);
    await unsent(0);
  });

  it('sends what was said at other doors while one photo and one outcome are not taken, and sends these later', async () => {
    const fail = (status: number, code: string) => (route: Route) =>
      route.fulfill({
        ...{ status, contentType: 'application/problem+json' },
        body: JSON.stringify({ status, code, zh: '照片的存放处暂时不可用', en: 'no place', requestId: 'x' }),
      });
    const poisoned = `**/v1/own-stops/${lunch.stops[2]?.stopId}/outcome`;
    await page.route('**/v1/own-photos/*', fail(503, 'FILES.UNREACHABLE'));
    await page.route(poisoned, fail(500, 'SERVER.FAULT'));
    await next(name(1));
    await key('已送达').tap();
    await page.getByText('照片、备注、身体情况').tap();
    await attachPhoto();
    await page.getByText('照片已拍，可重拍').waitFor();
    await key('交给本人').tap();
    await deliver(2);
    await next(name(3));
    await key('无人应答').tap();
    await key('是，无人应答').tap();
    await isEnded(3, 'nobody_answers');
    await isEnded(1, 'delivered');
    await unsent(2);
    await key('我的').tap();
    await page.getByText('照片的存放处暂时不可用').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.unroute('**/v1/own-photos/*');
    await page.unroute(poisoned);
    await key('现在再试').tap();
    await unsent(0);
    expect(await ended(2)).toMatchObject([{ kind: 'delivered' }]);
    await key('下一户').tap();
  });

  it('sends what is said while a photo is still under way', async () => {
    let goOn = (): void => undefined;
    const held = new Promise<void>((done) => {
      goOn = done;
    });
    await page.route('**/v1/own-photos/*', async (route) => {
      await held;
      await route.continue();
    });
    await next(name(4));
    const under = page.waitForRequest('**/v1/own-photos/*');
    await key('其他').tap();
    await page.getByText('照片、备注、身体情况').tap();
    await attachPhoto();
    await page.getByText('照片已拍，可重拍').waitFor();
    await key('拒收').tap();
    await under;
    await deliver(5);
    await isEnded(5, 'delivered');
    await unsent(1);
    goOn();
    await unsent(0);
    await page.unroute('**/v1/own-photos/*');
  });

  it('says of a door what was said at that door, whatever becomes of the route meanwhile', async () => {
    await next(name(6));
    await key('已送达').tap();
    await page.getByRole('dialog').getByText(name(6)).waitFor();
    await behind(`UPDATE delivery.stops SET position = 100 - position WHERE withdrawn_at IS NULL`);
    await sync();
    await page
      .locator('#door-name')
      .filter({ hasText: name(10) })
      .waitFor();
    await key('交给本人').tap();
    await isEnded(6, 'delivered');
    expect(await ended(10)).toEqual([]);
    await behind(`UPDATE delivery.stops SET position = 100 - position WHERE withdrawn_at IS NULL`);
    await page.reload();
    await next(name(7));
  });

  it('opens no door again because an older answer comes late', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((done) => {
      release = done;
    });
    const old: Promise<unknown>[] = [];
    await page.route('**/v1/own-stops', async (route) => {
      if (old.length > 0) return route.continue();
      const answer = route.fetch();
      old.push(answer);
      const response = await answer;
      await held;
      await route.fulfill({ response });
    });
    await sync();
    await eventually(async () => expect(old).toHaveLength(1));
    await old[0];
    await deliver(7);
    await isEnded(7, 'delivered');
    await next(name(8));
    await unsent(0);
    const late = page.waitForEvent('requestfinished', (request) => request.url().endsWith('/v1/own-stops'));
    release();
    await late;
    for (let look = 0; look < 5; look += 1) expect(await countOf('stops')).toBe(DOORS);
    expect(await page.locator('#door-name').textContent()).toBe(name(8));
    await page.unroute('**/v1/own-stops');
  });

  it('goes by the server’s clock where the phone’s own is a day off, also without a network', async () => {
    const [phone, wrong] = await openPhone(`{
      const Right = Date;
      const off = ${DAY_AND_TWO_HOURS_MS};
      globalThis.Date = class extends Right {
        constructor(...given) { super(...(given.length === 0 ? [Right.now() + off] : given)); }
        static now() { return Right.now() + off; }
      };
    }`);
    const right = page;
    page = wrong;
    await next(name(8));
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await phone.setOffline(true);
    await page.reload();
    await deliver(8);
    await phone.setOffline(false);
    await isEnded(8, 'delivered');
    expect(await ended(8)).toMatchObject([{ now: true }]);
    await phone.close();
    page = right;
    await page.reload();
    await next(name(9));
  });

  it('tells what it keeps where a page breaks, sends it all the same, and opens again', async () => {
    const outcome = '**/v1/own-stops/*/outcome';
    await page.route(outcome, (route) => route.abort());
    await deliver(9);
    await unsent(1);
    const healthy = await page.evaluate<{ items: object[] }>(`fetch('/v1/own-stops').then((answer) => answer.json())`);
    const json = { ...healthy, items: healthy.items.map((item) => ({ ...item, useBy: 'no time' })) };
    await page.route('**/v1/own-stops', (route) => route.fulfill({ json }));
    await sync();
    await page.getByText('没有上传的 1 条登记都在这台手机上，不会丢').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.unroute(outcome);
    await sync();
    await isEnded(9, 'delivered');
    await page.getByText('没有上传的 0 条登记都在这台手机上，不会丢').waitFor();
    // What broke is on the phone, too: it is shown again as soon as the server says it anew.
    await key('重新打开').tap();
    await page.getByText('没有上传的 0 条登记都在这台手机上，不会丢').waitFor();
    await page.unroute('**/v1/own-stops');
    await sync();
    await next(name(10));
  });

  it('keeps no door that an answer brings after the volunteer has left', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((done) => {
      release = done;
    });
    const answers: unknown[] = [];
    await key('我的').tap();
    await page.route('**/v1/own-stops', async (route) => {
      const response = await route.fetch();
      answers.push(response);
      await held;
      await route.fulfill({ response });
    });
    await sync();
    await eventually(async () => expect(answers.length).toBeGreaterThan(0));
    await key('退出登录').tap();
    await page.locator('[name=login]').waitFor();
    const late = page.waitForEvent('requestfinished', (request) => request.url().endsWith('/v1/own-stops'));
    release();
    await late;
    for (let look = 0; look < 5; look += 1) expect(await countOf('stops')).toBe(0);
    await page.unroute('**/v1/own-stops');
  });

  it('keeps no door when somebody else logs in where a volunteer’s session had ended', async () => {
    await logIn(page, at.places.home.logins.volunteer);
    await next(name(10));
    expect(await countOf('stops')).toBe(DOORS);
    await at.test.owner.query('DELETE FROM identity.sessions');
    await sync();
    await key('登录已过期，点此登录').tap();
    await logIn(page, at.places.home.logins.operator);
    await page.waitForURL('**/serve');
    await eventually(async () => expect(await countOf('stops')).toBe(0));
    expect(await countOf('kept')).toBe(0);
  });

  it('says that its page did not come over the network, in both languages, and asks for it again', async () => {
    const phone = await at.browser.newContext({ ...PHONE, serviceWorkers: 'block' });
    const opened = await phone.newPage();
    opened.setDefaultTimeout(PATIENCE_MS);
    const part = '**/assets/volunteer-face-*.js';
    await opened.route(part, (route) => route.abort());
    await opened.goto(at.api.origin);
    await logIn(opened, at.places.home.logins.volunteer);
    await opened.getByRole('alert').filter({ hasText: '页面没有取到' }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await opened.emulateMedia({ colorScheme });
      expect(await axeViolations(opened)).toEqual([]);
    }
    await opened.evaluate(`localStorage.setItem('nuancan.language', 'en')`);
    await opened.getByRole('button', { name: '再试一次' }).tap();
    await opened.getByRole('alert').filter({ hasText: 'the page did not come' }).waitFor();
    await opened.unroute(part);
    await opened.getByRole('button', { name: 'Try again' }).focus();
    await opened.keyboard.press('Enter');
    await opened.getByRole('heading', { name: 'Deliveries today' }).waitFor();
    await phone.close();
  });
});

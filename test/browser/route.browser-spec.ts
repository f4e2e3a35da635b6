import { createHash } from 'node:crypto';
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { stripPhoto } from '@nuancan/platform';
import type { BrowserContext, CDPSession, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CAMERA_PICTURE } from '../support/camera-picture.js';
import { eventually } from '../support/eventually.js';
import { logIn } from '../support/log-in.js';
import { storeLunchOnTheRoad, type LunchOnTheRoad } from '../support/lunch-on-the-road.js';
import { axeViolations } from '../support/open-browser.js';
import { startApi, type RunningApi } from '../support/start-api.js';

const FIRST_LOAD_LIMIT_BYTES = 150_000;
const OFFLINE_LIMIT_MS = 2_000;
const SLOWDOWN = 6;
const OPENINGS = 3;
const LEAST_TARGET_PX = 60;
const MOST_PHOTO_BYTES = 200_000;
const PATIENCE_MS = 15_000;
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const DOORS = 12;

/** A volunteer's phone: whatever the network, the session, the storage or a new version do, nothing is lost and nothing doubled; the tests follow one another. */
describe('a volunteer’s phone', () => {
  let at: BrowserInstallation;
  let files: string;
  let lunch: LunchOnTheRoad;
  let context: BrowserContext;
  let page: Page;
  let cdp: CDPSession;
  let renewed: RunningApi | undefined;
  let picture: number[] | undefined;

  beforeAll(async () => {
    files = await mkdtemp(join(tmpdir(), 'nuancan-route-'));
    at = await openBrowserInstallation({ FILES_DIR: join(files, 'photos') });
    lunch = await storeLunchOnTheRoad(at.test.owner, at.places.home, DOORS);
    context = await at.browser.newContext(PHONE);
    await context.addInitScript(`new MutationObserver((_, observer) => {
      if (!document.getElementById('door-name')) return;
      observer.disconnect();
      requestAnimationFrame(() => { globalThis.shownAtMs = Math.round(performance.now()); });
    }).observe(document, { childList: true, subtree: true })`);
    await openPage();
  });
  afterAll(async () => {
    await at?.close();
    await renewed?.stop();
    await rm(files, { recursive: true, force: true });
  });

  async function openPage(): Promise<void> {
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    cdp = await context.newCDPSession(page);
    await page.goto(at.api.origin);
  }
  const key = (name: string) => page.getByRole('button', { name, exact: true });
  const unsent = (count: number): Promise<void> =>
    page.locator(`[data-testid=unsent]:text-is("待上传 ${count} 条")`).waitFor();
  const next = (name: string): Promise<void> => page.getByRole('heading', { name, exact: true }).waitFor();
  const name = (door: number): string => lunch.stops[door]?.name ?? '';

  async function goOffline(): Promise<void> {
    await context.setOffline(true);
    await page.locator('.volunteer-strip').filter({ hasText: '离线' }).waitFor();
  }

  /** Reloads, and says after how many ms the next door stood on the screen, by the page's own clock. */
  async function reopened(): Promise<number> {
    await page.reload();
    await next(name(0));
    return page.evaluate<number>('globalThis.shownAtMs');
  }

  /** Two taps. */
  async function deliver(door: number): Promise<void> {
    await next(name(door));
    await key('已送达').tap();
    await key('交给本人').tap();
    await page.getByText(`${name(door)}：已送达，已记在手机上`).waitFor();
  }

  /** What the database says became of a door: one row if all is well. */
  async function ended(door: number): Promise<{ kind: string; offline: boolean }[]> {
    const { rows } = await at.test.owner.query<{ kind: string; offline: boolean }>(
      `SELECT x.kind, x.offline FROM delivery.outcomes x WHERE x.order_id = $1`,
      [lunch.stops[door]?.orderId],
    );
    return rows;
  }

  async function mealsOf(doors: number): Promise<number> {
    const { rows } = await at.test.owner.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM canteen.meals m JOIN delivery.orders o ON o.resident_id = m.resident_id WHERE o.id = ANY($1)`,
      [lunch.stops.slice(0, doors).map(({ orderId }) => orderId)],
    );
    return rows[0]?.count ?? 0;
  }

  /** Rows that the phone keeps in a store, straight from its IndexedDB. */
  function rowsOf<Row>(store: 'kept' | 'stops'): Promise<Row[]> {
    return page.evaluate<Row[]>(`new Promise((done, failed) => {
      const opening = indexedDB.open('nuancan-route');
      opening.onerror = () => failed(opening.error);
      opening.onsuccess = () => {
        const reading = opening.result.transaction('${store}').objectStore('${store}').getAll();
        reading.onsuccess = () => {
          opening.result.close();
          done(reading.result.map((row) => row.file
            ? { ...row, file: { ...row.file, content: Array.from(new Uint8Array(row.file.content)) } } : row));
        };
      };
    })`);
  }

  /** A photo of a camera, larger than may be sent: the page draws it anew. */
  async function takePhoto(): Promise<void> {
    picture ??= await page.evaluate<number[]>(CAMERA_PICTURE);
    expect(picture.length).toBeGreaterThan(MOST_PHOTO_BYTES);
    await page.getByText('照片、备注、身体情况').tap();
    const buffer = Buffer.from(picture);
    await page.locator('.door-file').setInputFiles({ name: 'door.jpg', mimeType: 'image/jpeg', buffer });
    await page.getByText('照片已拍，可重拍').waitFor();
  }

  it('loads the page compressed, within 150 kB of scripts', async () => {
    const loaded: Response[] = [];
    const note = (response: Response): unknown => /\.js$/.test(response.url()) && loaded.push(response);
    const fresh = await at.browser.newContext(PHONE);
    fresh.on('response', note);
    const first = await fresh.newPage();
    await first.goto(at.api.origin);
    await logIn(first, at.places.home.logins.volunteer);
    await first.getByRole('heading', { name: name(0), exact: true }).waitFor();
    await first.waitForLoadState('networkidle');
    fresh.off('response', note);
    const ofPage = loaded.filter((response) => response.request().serviceWorker() === null);
    const sizes = await Promise.all(ofPage.map(async (response) => gzipSync(await response.body()).length));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    console.info(`a volunteer's first load: ${bytes} B gz of scripts`);
    expect(bytes).toBeGreaterThan(FIRST_LOAD_LIMIT_BYTES / 3);
    expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_LIMIT_BYTES);
    const manifest = await first.evaluate<{ display: string; icons: object[] }>(
      `fetch(document.querySelector('link[rel=manifest]').href).then((answer) => answer.json())`,
    );
    expect([manifest.display, manifest.icons.length > 0]).toEqual(['standalone', true]);
    await fresh.close();
  });

  it('opens without a network within two seconds at six times slower, and keeps three doors over a reload', async () => {
    await logIn(page, at.places.home.logins.volunteer);
    await next(name(0));
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    picture = await page.evaluate<number[]>(CAMERA_PICTURE);
    await goOffline();
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    const opened: number[] = [];
    for (let time = 0; time < OPENINGS; time += 1) opened.push(await reopened());
    console.info(`a volunteer's page opened offline in ${opened.join(', ')} ms at ${SLOWDOWN} times slower`);
    await key('已送达').tap();
    await takePhoto();
    await key('交给本人').tap();
    await next(name(1));
    await key('已送达').tap();
    await key('放在约定的地方').tap();
    await next(name(2));
    await key('无人应答').tap();
    await key('是，无人应答').tap();
    await next(name(3));
    await unsent(4);
    await page.reload();
    await next(name(3));
    await unsent(4);
    expect(await Promise.all([0, 1, 2].map(ended))).toEqual([[], [], []]);

    const [photo] = (await rowsOf<{ file?: { content: number[] } }>('kept')).flatMap(({ file }) => file ?? []);
    const content = Buffer.from(photo?.content ?? []);
    expect(content.length).toBeLessThanOrEqual(MOST_PHOTO_BYTES);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await context.setOffline(false);
    await unsent(0);
    expect(await Promise.all([0, 1, 2].map(ended))).toEqual([
      [{ kind: 'delivered', offline: true }],
      [{ kind: 'delivered', offline: true }],
      [{ kind: 'nobody_answers', offline: true }],
    ]);
    expect(await mealsOf(3)).toBe(2);
    const stripped = stripPhoto(content)?.content ?? Buffer.alloc(0);
    const { rows } = await at.test.owner.query(`SELECT encode(sha256, 'hex') AS sha256, bytes FROM delivery.photos`);
    expect(rows).toEqual([{ sha256: createHash('sha256').update(stripped).digest('hex'), bytes: stripped.length }]);
    // The least: what else runs on this machine is no part of it.
    expect(Math.min(...opened)).toBeLessThan(OFFLINE_LIMIT_MS);
  });

  it('sends again what the server took without its answer coming back, while the network flaps, once', async () => {
    let lost = 0;
    await page.route('**/v1/own-stops/*/outcome', async (route) => {
      lost += 1;
      if (lost > 3) return route.continue();
      if (lost < 3) await route.fetch();
      await route.abort('connectionreset');
    });
    await deliver(3);
    await unsent(1);
    for (let flap = 0; flap < 3; flap += 1) {
      await context.setOffline(true);
      await context.setOffline(false);
    }
    await unsent(0);
    await page.unroute('**/v1/own-stops/*/outcome');
    expect(lost).toBeGreaterThan(3);
    expect((await ended(3)).map(({ kind }) => kind)).toEqual(['delivered']);
    expect(await mealsOf(4)).toBe(3);
  });

  it('goes on when the session has ended, and sends it after the next log-in', async () => {
    await at.test.owner.query('DELETE FROM identity.sessions');
    await deliver(4);
    await key('登录已过期，点此登录').waitFor();
    await deliver(5);
    await unsent(2);
    await page.reload();
    await next(name(6));
    await unsent(2);
    expect(await Promise.all([4, 5].map(ended))).toEqual([[], []]);
    await key('登录已过期，点此登录').tap();
    await logIn(page, at.places.home.logins.volunteer);
    await unsent(0);
    expect((await Promise.all([4, 5].map(ended))).map((rows) => rows.length)).toEqual([1, 1]);
  });

  it('loses nothing to a page that is killed in the middle of sending', async () => {
    const reached = page.waitForRequest('**/v1/own-stops/*/outcome');
    await page.route('**/v1/own-stops/*/outcome', async (route) => {
      await route.fetch();
    });
    await deliver(6);
    await reached;
    await eventually(async () => expect(await ended(6)).toHaveLength(1));
    await page.close({ runBeforeUnload: false });
    await openPage();
    await next(name(7));
    await unsent(0);
    expect((await ended(6)).map(({ kind }) => kind)).toEqual(['delivered']);
  });

  it('keeps an outcome without its photo when there is no room for both, and says so when there is none at all', async () => {
    // As a browser refuses when the device is full.
    const full = (when: string): Promise<unknown> =>
      page.evaluate(`(() => {
        globalThis.addedAsUsual ??= IDBObjectStore.prototype.add;
        IDBObjectStore.prototype.add = function (row, key) {
          if (${when}) throw new DOMException('full', 'QuotaExceededError');
          return key === undefined ? globalThis.addedAsUsual.call(this, row) : globalThis.addedAsUsual.call(this, row, key);
        };
      })()`);
    await goOffline();
    await next(name(7));
    await key('已送达').tap();
    await takePhoto();
    await full('true');
    await key('交给本人').tap();
    await page.getByText('手机存储已满，没有记下').waitFor();
    await full('row.file');
    await key('交给本人').tap();
    await page.getByText('手机存不下照片；结果已记下').waitFor();
    await full('false');
    await next(name(8));
    await unsent(1);
    await context.setOffline(false);
    await unsent(0);
    expect((await ended(7)).map(({ kind }) => kind)).toEqual(['delivered']);
    const { rows } = await at.test.owner.query('SELECT proof_ref FROM delivery.outcomes WHERE order_id = $1', [
      lunch.stops[7]?.orderId,
    ]);
    expect(rows).toEqual([{ proof_ref: null }]);
  });

  it('hands nothing over after its use-by: the box comes back with its reason', async () => {
    const late = `SET session_replication_role = replica; UPDATE delivery.dispatches SET use_by = left_at + interval '1 second';
      RESET session_replication_role`;
    await at.test.owner.query(late);
    await page.reload();
    await next(name(8));
    await page.getByText('已过食用时限，不能交给老人').waitFor();
    expect(await key('已送达').count()).toBe(0);
    await key('超时带回').tap();
    await page.getByRole('dialog').getByRole('button', { name: '超时带回', exact: true }).tap();
    await next(name(9));
    await unsent(0);
    const { rows } = await at.test.owner.query(
      `SELECT x.kind, e.kind AS portion FROM delivery.outcomes x JOIN canteen.production_entries e ON e.id = x.returned_entry_id WHERE x.order_id = $1`,
      [lunch.stops[8]?.orderId],
    );
    expect(rows).toEqual([{ kind: 'late', portion: 'returned' }]);
    await at.test.owner.query(late.replace('left_at + interval', 'now() + interval').replace('1 second', '1 hour'));
  });

  it('is accessible on every page, in both languages; targets are 60 px and nothing runs over at 320 px or at twice the size', async () => {
    await page.reload();
    for (const tab of ['下一户', '名单', '路线图', '我的']) {
      await key(tab).tap();
      expect({ tab, violations: await axeViolations(page) }).toEqual({ tab, violations: [] });
      await expectRoom(tab);
    }
    await key('下一户').tap();
    await key('已送达').tap();
    await page.getByText('照片、备注、身体情况').tap();
    expect(await axeViolations(page)).toEqual([]);
    await expectRoom('handing over');
    await page.keyboard.press('Escape');
    await key('我的').tap();
    await key('English').tap();
    await page.getByRole('heading', { name: 'Deliveries today' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await expectRoom('in English');
    await key('中文').tap();
  });

  /** Measures every target that is seen, and whether the page is wider than the screen; at 320 px, and with text twice as large. */
  async function expectRoom(state: string): Promise<void> {
    const small = await page.evaluate<string[]>(`[...document.querySelectorAll('button, a, input, summary')]
      .filter((one) => one.checkVisibility() && (!document.querySelector('dialog') || one.closest('dialog')))
      .map((one) => [one, one.getBoundingClientRect()])
      .filter(([, { width, height }]) => Math.min(width, height) < ${LEAST_TARGET_PX} - 0.5)
      .map(([one, { width, height }]) => one.textContent + ' ' + width + '×' + height)`);
    expect({ state, small }).toEqual({ state, small: [] });
    for (const [width, zoom] of [
      [320, 1],
      [360, 2],
    ] as const) {
      await page.setViewportSize({ width, height: PHONE.viewport.height });
      await page.evaluate(`document.documentElement.style.fontSize = '${zoom * 100}%'`);
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect({ state, width, zoom, over: Math.max(0, over) }).toEqual({ state, width, zoom, over: 0 });
    }
    await page.evaluate(`document.documentElement.style.fontSize = ''`);
    await page.setViewportSize(PHONE.viewport);
  }

  it('takes a new version over with an old queue in it, and sends that once', async () => {
    await key('下一户').tap();
    await goOffline();
    await deliver(9);
    await unsent(1);
    const web = join(files, 'web');
    await cp(resolve(import.meta.dirname, '../../dist/web'), web, { recursive: true });
    await appendFile(join(web, 'sw.js'), '\n// A later version.\n');
    await at.api.stop();
    const port = Number(new URL(at.api.origin).port);
    renewed = await startApi(at.test, { port, environment: { FILES_DIR: join(files, 'photos'), WEB_ROOT: web } });
    // The new version is found while what waits still cannot go.
    await page.route('**/v1/own-stops/*/outcome', (route) => route.abort());
    await context.setOffline(false);
    await page.evaluate('navigator.serviceWorker.ready.then((worker) => worker.update())');
    // Awaited from before the tap: the page may be there again by the time the tap is answered.
    await Promise.all([page.waitForEvent('load'), key('现在更新').tap()]);
    await next(name(10));
    await unsent(1);
    expect(await ended(9)).toEqual([]);
    await page.unroute('**/v1/own-stops/*/outcome');
    await page.evaluate(`window.dispatchEvent(new Event('online'))`);
    await unsent(0);
    expect((await ended(9)).map(({ kind }) => kind)).toEqual(['delivered']);
  });

  it('does not let the volunteer leave while something is unsent, and keeps nobody once the run is closed or they have left', async () => {
    await goOffline();
    await deliver(10);
    await key('我的').tap();
    await page.getByRole('alert').filter({ hasText: '还有 1 条没有上传，现在不能退出' }).waitFor();
    expect(await key('退出登录').count()).toBe(0);
    await context.setOffline(false);
    await key('退出登录').tap();
    await page.locator('[name=login]').waitFor();
    expect([await rowsOf('stops'), await rowsOf('kept')]).toEqual([[], []]);

    await logIn(page, at.places.home.logins.volunteer);
    await next(name(11));
    expect(await rowsOf('stops')).toHaveLength(DOORS);
    await deliver(11);
    await unsent(0);
    await page.getByRole('heading', { name: '今天的都办完了' }).waitFor();
    await at.test.owner.query(
      `SET session_replication_role = replica; UPDATE delivery.runs SET state = 'closed', closed_at = now(); RESET session_replication_role`,
    );
    await page.reload();
    await page.getByRole('heading', { name: '今天没有要送的路线' }).waitFor();
    expect(await rowsOf('stops')).toEqual([]);
    expect(await page.evaluate<string>('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toContain('林阿');
    expect(await mealsOf(DOORS)).toBe(10);
  });
});

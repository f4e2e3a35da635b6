import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { logIn } from '../support/log-in.js';
import { storeLunchOnTheRoad, type LunchOnTheRoad } from '../support/lunch-on-the-road.js';
import { axeViolations } from '../support/open-browser.js';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const PATIENCE_MS = 15_000;
const DOORS = 3;

/** What becomes of a route after it was published; the tests follow one another. */
describe('a volunteer’s route that changes', () => {
  let at: BrowserInstallation;
  let lunch: LunchOnTheRoad;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    lunch = await storeLunchOnTheRoad(at.test.owner, at.places.home, DOORS);
    context = await at.browser.newContext(PHONE);
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(at.api.origin);
    await logIn(page, at.places.home.logins.volunteer);
    await next(0);
  });
  afterAll(() => at?.close());

  const key = (name: string) => page.getByRole('button', { name, exact: true });
  const next = (door: number): Promise<void> =>
    page.getByRole('heading', { name: lunch.stops[door]?.name ?? '', exact: true }).waitFor();
  const unsent = (count: number): Promise<void> =>
    page.locator(`[data-testid=unsent]:text-is("待上传 ${count} 条")`).waitFor();

  async function goOffline(): Promise<void> {
    await context.setOffline(true);
    await page.locator('.volunteer-strip').filter({ hasText: '离线' }).waitFor();
  }

  /** Changes rows as the owner, whom no rule binds. */
  const behind = (sql: string): Promise<unknown> =>
    at.test.owner.query(`SET session_replication_role = replica; ${sql}; RESET session_replication_role`);

  /** On the kitchen's board of routes, and in its messages. */
  async function expectKitchenTold(): Promise<void> {
    const kitchen = await (await at.browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    kitchen.setDefaultTimeout(PATIENCE_MS);
    await kitchen.goto(at.api.origin);
    await logIn(kitchen, at.places.home.logins.operator);
    await kitchen.getByRole('link', { name: '送餐' }).press('Enter');
    await kitchen.getByRole('link', { name: '送餐路线' }).press('Enter');
    await kitchen.getByRole('button', { name: /^午餐/ }).press('Enter');
    await kitchen.getByRole('alert').filter({ hasText: '已经在老人门口，还没有登记出发' }).waitFor();
    expect(await axeViolations(kitchen)).toEqual([]);
    const { rows } = await at.test.owner.query('SELECT DISTINCT kind FROM messaging.messages ORDER BY kind');
    expect(rows).toEqual([{ kind: 'delivery.not_noted' }, { kind: 'welfare.opened' }]);
    await kitchen.close();
  }

  it('says that the slot was closed, and a door turned back without a network arrives once', async () => {
    const { districtCode, code, facilityId, logins } = at.places.home;
    await behind(
      `INSERT INTO delivery.closures (district_code, town_code, facility_id, business_date, slot, kind, reason, client_id, account_id)
       SELECT '${districtCode}', '${code}', '${facilityId}', platform.business_date(now()), 'lunch', 'typhoon', '台风', uuidv7(), id
       FROM identity.accounts WHERE login = '${logins.operator}'`,
    );
    await page.reload();
    await page.getByText('这一餐已停送（台风）').waitFor();
    await key('送完').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await goOffline();
    await key('折返').tap();
    await key('是，折返').tap();
    await next(1);
    await unsent(1);
    await context.setOffline(false);
    await unsent(0);
    const { rows } = await at.test.owner.query('SELECT order_id, kind, offline FROM delivery.outcomes');
    expect(rows).toEqual([{ order_id: lunch.stops[0]?.orderId, kind: 'turned_back', offline: true }]);
  });

  it('is not late before it has left: until then there is a plan, and no meal that is too old', async () => {
    await behind(
      `DELETE FROM delivery.closures; DELETE FROM delivery.outcomes; DELETE FROM delivery.dispatches;
       UPDATE delivery.routes SET departed_at = NULL; UPDATE delivery.runs SET state = 'published', dispatched_at = NULL;
       UPDATE delivery.stops SET use_by = now() - interval '1 minute'`,
    );
    await page.reload();
    await next(0);
    await page.getByText(/^计划 .* 前送到$/).waitFor();
    await key('已送达').waitFor();
    expect(await key('超时带回').count()).toBe(0);
  });

  it('says that nobody knows yet while there is no network, and begins the next door at its top', async () => {
    await goOffline();
    await page.setViewportSize({ width: 360, height: 500 });
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    expect(await page.evaluate<number>('scrollY')).toBeGreaterThan(100);
    await key('无人应答').tap();
    await page.getByRole('alert').filter({ hasText: '现在没有网络，还没有人知道' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await key('是，无人应答').tap();
    await next(1);
    await page.waitForFunction('scrollY === 0');
    await page.setViewportSize(PHONE.viewport);
    await key('名单').tap();
    const names = [1, 2, 0].map((door) => lunch.stops[door]?.name);
    expect(await page.locator('.door-list strong').allTextContents()).toEqual(names);
    await context.setOffline(false);
    await key('我的').tap();
    await page.getByText('等厨房登记出发；无人应答和身体情况已有人跟进').waitFor();
    const { rows } = await at.test.owner.query('SELECT kind, state FROM welfare.cases');
    expect(rows).toEqual([{ kind: 'no_answer', state: 'open' }]);
    await expectKitchenTold();
    await page.evaluate(`new Promise((done) => {
      const opening = indexedDB.open('nuancan-route');
      opening.onsuccess = () => {
        const emptying = opening.result.transaction('kept', 'readwrite');
        emptying.objectStore('kept').clear();
        emptying.oncomplete = () => { opening.result.close(); done(); };
      };
    })`);
  });

  it('takes the volunteer out of what has not left, with a network only, and says who knows', async () => {
    await page.reload();
    await next(0);
    await key('我的').tap();
    await key('今天来不了 · 午餐').waitFor();
    await goOffline();
    await page.getByText('现在没有网络，来不了的话请打电话告诉厨房').waitFor();
    expect(await key('今天来不了 · 午餐').count()).toBe(0);
    await context.setOffline(false);
    await key('今天来不了 · 午餐').tap();
    expect(await axeViolations(page)).toEqual([]);
    await key('是，今天来不了').tap();
    await page
      .getByRole('status')
      .filter({ hasText: `${DOORS} 户重新安排给其他人` })
      .waitFor();
    await key('下一户').tap();
    await page.getByRole('heading', { name: '今天没有要送的路线' }).waitFor();
  });
});

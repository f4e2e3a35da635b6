import { randomUUID } from 'node:crypto';
import { systemScope } from '@nuancan/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '../../libs/welfare/src/testing/open-case.js';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';

const SOONEST_MS = 10_000;
const TARGET_PX = 60;

/** A duty officer on a walk, with a phone: a case comes, is seen to, handed over and closed, and the roster is kept, all by keys. */
describe('duty officer', () => {
  let at: BrowserInstallation;
  let page: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    const { home } = at.places;
    await at.test.owner.query(
      `INSERT INTO registry.resident_contacts (resident_id, district_code, town_code, name, relation, phone, valid_from)
       VALUES ($1, $2, $3, '张建国', '儿子', '13912345678', '2024-01-01')`,
      [home.residents[0].id, home.districtCode, home.code],
    );
    page = await (await at.browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
    page.setDefaultTimeout(SOONEST_MS);
    // What is promised does not depend on the stream.
    await page.route('**/v1/messages/events', (route) => route.abort());
    await page.goto(`${at.api.origin}/welfare`);
    await logIn(page, home.logins.town_official);
    await page.getByText('现在没有待办的个案').waitFor();
  });
  afterAll(() => at?.close());

  const accessible = async (state: string): Promise<void> => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      const violations = await axeViolations(page);
      expect({ state, colorScheme, violations }).toEqual({ state, colorScheme, violations: [] });
    }
  };
  /** Nothing but tables, which scroll by themselves, is wider than a page of 320 px: 1280 px at 400 %. */
  const reflows = async (state: string): Promise<void> => {
    const { width, height } = page.viewportSize()!;
    await page.setViewportSize({ width: 320, height: 568 });
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect({ state, wide }).toEqual({ state, wide: 320 });
    await page.setViewportSize({ width, height });
  };
  const save = (): Promise<void> => page.getByRole('button', { name: '保存' }).press('Enter');
  const view = (name: string): Promise<void> =>
    page.getByRole('navigation', { name: '值班页面' }).getByRole('link', { name }).press('Enter');

  it('sees a case that is opened on the server in less than ten seconds, on a page that was there before', async () => {
    await accessible('empty');
    const [resident] = at.places.home.residents;
    await at.test.database.scoped(systemScope(at.places.home.districtCode), (tx) =>
      openCase(tx, {
        ...{ kind: 'condition', residentId: resident.id, orderId: null, noteId: randomUUID() },
        ...{ words: '脚肿了，走路不稳', at: new Date() },
      }),
    );
    const opened = performance.now();
    const card = page.getByRole('article', { name: resident.name });
    await card.waitFor();
    expect(performance.now() - opened).toBeLessThan(SOONEST_MS);
    await card
      .getByRole('timer')
      .filter({ hasText: /^还有 14:\d\d$/ })
      .waitFor();
    await card.getByText('镇街现在没有人值班').waitFor();
    for (const key of await card.locator('.button').all()) {
      expect((await key.boundingBox())?.height).toBeGreaterThanOrEqual(TARGET_PX);
    }
    await accessible('open case');
    await reflows('open case');
  });

  it('is shown a case at once by the stream, on a page that never asks by itself', async () => {
    const told = await (await at.browser.newContext()).newPage();
    told.setDefaultTimeout(SOONEST_MS);
    await told.addInitScript(`const repeat = window.setInterval.bind(window);
      window.setInterval = (work, ms, ...rest) => (ms === 5000 ? 0 : repeat(work, ms, ...rest));`);
    await told.goto(`${at.api.origin}/welfare`);
    const stream = told.waitForResponse(/\/v1\/messages\/events$/);
    await logIn(told, at.places.home.logins.district_official);
    await stream;
    await told.getByText(/更新，每 5 秒自动刷新/).waitFor();
    const [, other] = at.places.home.residents;
    await at.test.database.scoped(systemScope(at.places.home.districtCode), async (tx) => {
      await tx.query(`SELECT welfare.open_absence($1, $2, '2026-01-01', now())`, [other.id, at.places.home.facilityId]);
    });
    const card = told.getByRole('article', { name: other.name });
    await card.waitFor();
    await told.getByRole('button', { name: `我来处理：${other.name}` }).press('Enter');
    await told.getByRole('button', { name: '保存' }).press('Enter');
    await card
      .getByRole('timer')
      .filter({ hasText: /^再等 (30:00|29:\d\d)$/ })
      .waitFor();
    const ended = `UPDATE welfare.cases SET held_until = held_until - interval '31 minutes' WHERE resident_id = $1`;
    await at.test.owner.query(ended, [other.id]);
    await at.test.database.scoped(systemScope(at.places.home.districtCode), async (tx) => {
      await tx.query('SELECT welfare.advance(id, now()) FROM welfare.cases WHERE resident_id = $1', [other.id]);
    });
    await card.getByText(/接手后到时没有办结，已往下找人/).waitFor();
    expect(await axeViolations(told)).toEqual([]);
    await told.getByRole('link', { name: `联系与经过：${other.name}` }).press('Enter');
    await told.getByText('食堂还没有填电话').waitFor();
    await told.getByRole('button', { name: '联系过，没找到人' }).press('Enter');
    await told.getByRole('button', { name: '保存' }).press('Enter');
    await told.getByRole('listitem').filter({ hasText: '联系过，没找到人' }).waitFor();
    expect(await axeViolations(told)).toEqual([]);
    await told.getByRole('button', { name: '办结' }).press('Enter');
    await told.getByLabel('结果').selectOption('out');
    await told.getByRole('button', { name: '保存' }).press('Enter');
    await told.getByRole('listitem').filter({ hasText: '办结' }).waitFor();
    await told.context().close();
  });

  it('sees to it, calls for a purpose, hands over, and closes with what was found', async () => {
    const [resident] = at.places.home.residents;
    await page.getByRole('button', { name: `我来处理：${resident.name}` }).press('Enter');
    await accessible('acknowledging');
    await save();
    await page.getByText('正在处理').waitFor();
    await page.getByRole('link', { name: `联系与经过：${resident.name}` }).press('Enter');
    await page.getByRole('heading', { name: '联系谁、去哪里' }).waitFor();
    await accessible('case');
    await reflows('case');
    await page.getByRole('button', { name: /张建国（儿子）电话/ }).press('Enter');
    await page.getByRole('dialog').locator('button[type=submit]').press('Enter');
    const number = page.getByRole('link', { name: '13912345678' });
    await number.waitFor();
    expect(await number.getAttribute('href')).toBe('tel:13912345678');
    const { rows } = await at.test.owner.query('SELECT field, purpose, note FROM registry.disclosures');
    expect(rows).toEqual([{ field: 'contact_phone', purpose: 'call', note: '关爱个案' }]);
    await page.getByRole('button', { name: '交回，请下一个人' }).press('Enter');
    await page.getByRole('textbox', { name: '说明（可不填）' }).fill('儿子说下午到，请邻居先看');
    await save();
    await page.getByText('儿子说下午到，请邻居先看').waitFor();
    await page.getByRole('button', { name: '办结' }).press('Enter');
    expect(await page.getByLabel('结果').inputValue()).toBe('');
    await page.getByLabel('结果').selectOption('not_found');
    await save();
    await page.getByText('没有找到人或其他结果，要写明情况，没有保存').waitFor();
    await accessible('closing without a reason');
    await page.getByLabel('结果').selectOption('in_hospital');
    await save();
    await page.getByRole('listitem').filter({ hasText: '办结' }).filter({ hasText: '住院' }).waitFor();
    await page.getByRole('link', { name: '全部待办' }).press('Enter');
    await page.getByText('现在没有待办的个案').waitFor();
    await page.goto(`${at.api.origin}/residents/${resident.id}`);
    await page.getByRole('button', { name: '登记情况变化' }).press('Enter');
    await page.getByRole('textbox', { name: /内容/ }).fill('说话含糊');
    await save();
    await page.getByText('说话含糊').waitFor();
    await page.goto(`${at.api.origin}/welfare`);
    await page.getByRole('article', { name: resident.name }).waitFor();
    await view('办结记录');
    await page.getByRole('table', { name: '办结记录' }).getByRole('cell', { name: '住院' }).waitFor();
    await accessible('history');
    await reflows('history');
  });

  it('keeps the roster, with a substitute and what is missing, and reads the figures', async () => {
    const { home } = at.places;
    await view('值班表');
    await page.getByText('这一周还没有排班').waitFor();
    await page.getByRole('button', { name: '后一周' }).press('Enter');
    await page.getByRole('button', { name: '排班' }).press('Enter');
    await page.getByLabel('值班员').selectOption({ label: `${home.name}town_official` });
    await page.getByLabel('值班电话').fill('0574 88990011');
    await accessible('putting on duty');
    await save();
    const roster = page.getByRole('table', { name: '值班表' });
    await roster.getByRole('link', { name: '0574 88990011' }).waitFor();
    expect(await page.getByRole('table', { name: '没有人值班的时段' }).getByRole('row').count()).toBe(3);
    await page.getByRole('button', { name: '替班' }).press('Enter');
    await page.getByLabel('值班员').selectOption({ index: 1 });
    await page.getByLabel('结束时间').fill('12:00');
    await save();
    await roster.getByText(`替 ${home.name}town_official`).waitFor();
    expect(await roster.getByRole('row').count()).toBe(3);
    await accessible('roster');
    await reflows('roster');
    await view('统计');
    await page.getByRole('table', { name: '结果' }).getByRole('cell', { name: home.name }).waitFor();
    await accessible('figures');
    await reflows('figures');
    await page.getByRole('button', { name: 'English' }).press('Enter');
    await page.getByRole('heading', { name: 'Figures', level: 1 }).waitFor();
  });
});

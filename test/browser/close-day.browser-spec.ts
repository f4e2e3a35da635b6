import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.js';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CounterPage } from '../support/counter-page.js';
import { eventually } from '../support/eventually.js';
import { axeViolations } from '../support/open-browser.js';
import type { ArrangedResident, ArrangedTown } from '../support/small-district.js';
import { PASSWORD } from '../support/small-district.js';

/** The operator closes a day; one till, the tests follow one another. */
describe('closing the day', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let people: readonly ArrangedResident[];
  let till: CounterPage;
  let page: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    people = home.residents;
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 900 } });
    till = await CounterPage.openIn(context, at.api.origin);
    await till.logIn(home.logins.operator);
    ({ page } = till);
    for (const person of people) await till.serveAndLog(person);
    await till.sent(people.length);
    await at.test.owner.query(
      `INSERT INTO meal_point.opening_hours (district_code, town_code, facility_id, weekday, slot, opens_at, last_order_at, closes_at,
         valid_from)
       SELECT district_code, town_code, id, w, 'dinner', '00:00', '23:59', '23:59:59', '2020-01-01'
       FROM meal_point.facilities, generate_series(1, 7) w WHERE id = $1`,
      [home.facilityId],
    );
  });
  afterAll(() => at?.close());

  async function expectAccessible(state: string): Promise<void> {
    expect({ state, violations: await axeViolations(page) }).toEqual({ state, violations: [] });
  }

  async function enter(kind: string, fields: Readonly<Record<string, string>>): Promise<void> {
    await page.getByLabel('种类').selectOption({ label: kind });
    await page.getByRole('button', { name: '登记', exact: true }).click();
    for (const [label, text] of Object.entries(fields)) await page.getByRole('dialog').getByLabel(label).fill(text);
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  async function closes(): Promise<{ mode: string; meals: number; counted: number; garden: number }[]> {
    const { rows } = await at.test.owner.query<{ mode: string; meals: number; counted: number; garden: number }>(
      `SELECT mode, meals, cash_counted_fen AS counted, garden_fen AS garden FROM canteen.day_closes WHERE facility_id = $1`,
      [home.facilityId],
    );
    return rows;
  }

  it('shows what was paid and takes what the garden and the volunteers gave', async () => {
    await page.getByRole('link', { name: '日结' }).click();
    await page.getByRole('row', { name: '合计' }).getByText(String(people.length)).waitFor();
    await expectAccessible('open day');
    await enter('菜园供菜', { 内容: '青菜', '重量（公斤）': '2.5', '参考价（元/公斤）': '4' });
    await page.getByRole('cell', { name: '10.00' }).waitFor();
    await enter('厨房志愿时长', { 内容: '洗菜', '时长（小时）': '1', '参考标准（元/小时）': '20' });
    await page.getByText('日结前还要做完').waitFor();
    expect(await page.getByRole('button', { name: '确认日结' }).isDisabled()).toBe(true);
    await page.route('**/confirmation', (route) => route.abort());
    await page.getByRole('button', { name: '确认时长' }).click();
    await page.getByRole('alert').getByText('时长没有确认').waitFor();
    await page.unroute('**/confirmation');
    await page.getByRole('button', { name: '确认时长' }).click();
    await page.getByText('日结前还要做完').waitFor({ state: 'detached' });
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('counts the drawer, closes once, and shows the bar after the settlement', async () => {
    const drawer = page.getByRole('table', { name: '钱箱里应有的钱' });
    expect(await drawer.getByRole('row').allInnerTexts()).toHaveLength(7);
    await drawer.getByRole('row', { name: '以前和其他日子留下的' }).getByText('0.00').waitFor();
    const before = await page.locator('.close-difference').innerText();
    expect(before).toContain('短少');
    const [, expected = ''] = /账上应有 ([\d.]+)/.exec(before) ?? [];
    const fen = Math.round(Number(expected) * 100);
    await page.getByLabel('1 元几张').fill(String(Math.floor(fen / 100)));
    await page.getByLabel('0.10 元几张').fill(String((fen % 100) / 10));
    await page.locator('.close-difference').filter({ hasText: '相符' }).waitFor();
    await page.getByRole('button', { name: '确认日结' }).click();
    await page.getByRole('dialog', { name: '今天还没有供完' }).getByText('晚餐到 23:59').waitFor();
    await expectAccessible('before serving ends');
    expect(await closes()).toEqual([]);
    await page.getByRole('button', { name: '提前日结' }).click();
    await page.getByRole('heading', { name: '已日结' }).waitFor();
    await page.getByRole('heading', { name: '结算后' }).waitFor();
    await expectAccessible('closed day');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible('closed day, dark');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await closes()).toEqual([{ mode: 'operator', meals: people.length, counted: fen, garden: 1000 }]);
  });

  it('says so when the meals to correct cannot be had, and fetches them again', async () => {
    await page.route('**/v1/meals?*', (route) => route.abort());
    await page.getByRole('button', { name: '更正一餐' }).click();
    await page.getByRole('dialog').getByRole('alert').getByText('没有更正任何一餐').waitFor();
    await expectAccessible('meals not had');
    await page.unroute('**/v1/meals?*');
    await page.getByRole('dialog').getByRole('button', { name: '重试' }).click();
    await page.getByRole('dialog').getByLabel('哪一餐').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  });

  it('counts the drawer again when the count was wrong', async () => {
    const [{ counted } = { counted: 0 }] = await closes();
    await page.getByRole('button', { name: '重新清点' }).click();
    const dialog = page.getByRole('dialog', { name: '重新清点钱箱' });
    await dialog.getByLabel('0.10 元几张').fill(String(counted / 10 + 2));
    await dialog.getByLabel('原因').fill('漏数了两角');
    await expectAccessible('count again');
    await dialog.getByRole('button', { name: '保存清点' }).click();
    await page.getByText('已保存，记到').waitFor();
    await page.locator('.close-difference').filter({ hasText: '多出 0.20' }).waitFor();
    const { rows } = await at.test.owner.query(
      `SELECT counted_fen - booked_fen - unbooked_fen AS over, reason FROM canteen.drawer_counts WHERE round IS NULL`,
    );
    expect(rows).toEqual([{ over: 20, reason: '漏数了两角' }]);
    await page.reload();
    const again = page.getByRole('region', { name: '重新清点' });
    await again.getByText('漏数了两角 · 记到').waitFor();
    await again.locator('.close-difference').filter({ hasText: '多出 0.20' }).waitFor();
    // What the close said stays.
    expect(await closes()).toMatchObject([{ counted }]);
  });

  it('corrects a meal afterwards, and undoes none at the counter', async () => {
    await page.getByRole('button', { name: '更正一餐' }).click();
    await expectAccessible('correction');
    await page.getByRole('dialog').getByLabel('原因').fill('没有来吃');
    await page.getByRole('dialog').getByRole('button', { name: '更正一餐' }).click();
    await page.getByText('已更正，记到').waitFor();
    const { rows } = await at.test.owner.query(`SELECT kind, refund FROM canteen.meal_corrections`);
    expect(rows).toEqual([{ kind: 'reverse', refund: 'cash' }]);
    await page.reload();
    await page.getByRole('button', { name: '更正一餐' }).click();
    const taken = page.getByRole('dialog').getByLabel('哪一餐').locator('option', { hasText: '整餐已退' });
    await taken.waitFor({ state: 'attached' });
    expect(await taken.isDisabled()).toBe(true);
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    // The counter comes first: what waits is told some seconds after it stands.
    await eventually(async () => {
      const told = await at.test.owner.query(`SELECT unsent FROM canteen.tills WHERE facility_id = $1`, [
        home.facilityId,
      ]);
      expect(told.rows).toEqual([{ unsent: 0 }]);
    }, 40_000);
  });

  it('says that a large correction waits for a second person', async () => {
    await at.test.owner.query(
      `INSERT INTO canteen.correction_settings (district_code, valid_from, most_fen, most_meals, recorded_by)
       SELECT district_code, '2020-01-01', 0, 0, id FROM identity.accounts WHERE login = $1`,
      [home.logins.district_official],
    );
    await page.getByRole('button', { name: '更正一餐' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('哪一餐').selectOption({ index: 1 });
    await dialog.getByLabel('原因').fill('没有来吃');
    await dialog.getByRole('button', { name: '更正一餐' }).click();
    await page.getByText('等第二人批准').waitFor();
    const { rows } = await at.test.owner.query(
      'SELECT (SELECT count(*)::int FROM canteen.meal_corrections) AS booked, meals FROM canteen.correction_proposals',
    );
    expect(rows).toEqual([{ booked: 1, meals: 1 }]);
    const proposals = page.getByRole('region', { name: '大额更正' });
    await proposals.getByText('等批准').waitFor();
    const official = await ApiClient.as(at.api.origin, home.logins.town_official, PASSWORD);
    const { body } = await official.get('/v1/correction-proposals?state=waiting');
    const verdict = { decision: 'rejected', reason: '签到表上有签字' };
    expect((await official.post(`/v1/correction-proposals/${body.items[0].id}/decision`, verdict)).status).toBe(200);
    await page.reload();
    await proposals.getByText('已驳回，没有入账').waitFor();
    await proposals.getByText('签到表上有签字').waitFor();
    await expectAccessible('what became of a proposal');
  });

  it('says at the counter, and goes on saying, that a meal logged after the close was not taken back', async () => {
    await till.page.goto(`${at.api.origin}/serve`);
    await till.ready();
    await page.keyboard.press('F8');
    await till.atCounter('散客');
    await till.log('散客');
    await till.sent(people.length + 1);
    await page.keyboard.press('F9');
    const refusal = page.getByRole('alert').filter({ hasText: '没有撤销：散客' });
    await refusal.getByText('这一天已经日结').waitFor();
    await refusal.getByText('这一餐仍然有效，不要退钱').waitFor();
    expect(await page.locator('.notice-line').innerText()).toBe('');
    await expectAccessible('undo refused');
    expect(await page.getByRole('button', { name: '撤销 F9' }).isDisabled()).toBe(true);
    await page.reload();
    await till.ready();
    await refusal.waitFor();
    const { rows } = await at.test.owner.query('SELECT count(*)::int AS voids FROM canteen.meal_voids');
    expect(rows).toEqual([{ voids: 0 }]);
    await refusal.getByRole('link', { name: '去日结' }).click();
    await page.getByRole('button', { name: '更正一餐' }).waitFor();
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, businessDateAt } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { ApiClient } from '../support/api-client.js';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { logIn } from '../support/log-in.js';
import { mealDraft, newClientId } from '../support/meal-draft.js';
import { PASSWORD, type ArrangedTown } from '../support/small-district.js';

const PATIENCE_MS = 10_000;

/** The officials' page, in Chromium, against the sums of the database; the tests follow one another. */
describe('the district’s day', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let neighbour: ArrangedTown;
  let foreign: ArrangedTown;
  let morning: string;
  let district: Page;
  let town: Page;
  const today = businessDateAt(new Date());

  beforeAll(async () => {
    at = await openBrowserInstallation();
    ({ home, neighbour, foreign } = at.places);
    const early = await open(home.logins.district_official);
    morning = await early.locator('.state-panel').innerText();
    await early.context().close();
    await logMeals(home, [home.residents[0], home.residents[1], null]);
    await logMeals(neighbour, [home.residents[2]]);
    await logMeals(foreign, [foreign.residents[0], null]);
    await voidOne(home);
    district = await open(home.logins.district_official);
    town = await open(neighbour.logins.town_official);
  });
  afterAll(() => at?.close());

  async function logMeals(town: ArrangedTown, diners: readonly Parameters<typeof mealDraft>[1][]): Promise<void> {
    const till = await ApiClient.as(at.api.origin, town.logins.operator, PASSWORD);
    const items = diners.map((diner) => mealDraft(town, diner));
    const { body } = await till.post('/v1/meals/batch', { deviceId: randomUUID(), items });
    expect(body.results.map((result: { outcome: string }) => result.outcome)).toEqual(items.map(() => 'recorded'));
  }

  async function voidOne(town: ArrangedTown): Promise<void> {
    const till = await ApiClient.as(at.api.origin, town.logins.operator, PASSWORD);
    const draft = mealDraft(town, null);
    const deviceId = randomUUID();
    await till.post('/v1/meals', { deviceId, ...draft });
    const request = {
      deviceId,
      clientId: newClientId(),
      mealClientId: draft.clientId,
      voidedAt: new Date(),
      reason: '点错',
    };
    expect((await till.post('/v1/meals/voids', request)).status).toBe(201);
  }

  /** What the table must say of each code: meals, six amounts, cost; summed by the database itself. */
  async function sums(code: 'm.facility_town' | 'm.facility_id', towns: readonly ArrangedTown[]): Promise<string[][]> {
    const yuan = (column: string): string => `to_char(sum(m.${column}) / 100.0, 'FM999,990.00')`;
    const { rows } = await at.test.owner.query<{ line: string[] }>(
      `SELECT ARRAY[max(${code === 'm.facility_id' ? 'f.name' : 't.name'}), count(*)::text, ${yuan('elder_paid_fen')},
         ${yuan('government_fen')}, ${yuan('donation_fen')}, ${yuan('garden_fen')}, ${yuan('volunteer_fen')},
         ${yuan('unfunded_fen')}, ${yuan('surplus_fen')}, ${yuan('cost_fen')}] AS line
       FROM canteen.meals m JOIN registry.towns t ON t.code = m.facility_town
         JOIN meal_point.facilities f ON f.id = m.facility_id
       WHERE m.business_date = $1 AND m.facility_town = ANY($2)
         AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id)
       GROUP BY GROUPING SETS ((${code}), ()) ORDER BY grouping(${code}), count(*) DESC`,
      [today, towns.map((town) => town.code)],
    );
    return rows.map(({ line }, index) => (index === rows.length - 1 ? ['合计', ...line.slice(1)] : line));
  }

  async function open(login: string): Promise<Page> {
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(at.api.origin);
    await logIn(page, login);
    await page.locator('.figures').waitFor();
    return page;
  }

  /** The rows of the table as read: name, meals, seven amounts, cost; without the bar and the kind of place. */
  async function table(page: Page): Promise<string[][]> {
    const rows = await page.locator('.ones-table :is(tbody, tfoot) tr').all();
    return Promise.all(
      rows.map(async (row) => {
        const [name = '', ...cells] = await row.locator('th, td:not(.share)').allInnerTexts();
        return [name.split(/[\s›]/)[0] ?? '', ...cells];
      }),
    );
  }

  it('says before the first meal when there will be one, and offers yesterday', () => {
    expect(morning).toContain('今天还没有用餐记录');
    expect(morning).toContain('看昨天');
  });

  it('shows each town of the district and the composition, equal to the sums of the database', async () => {
    const page = district;
    const expected = await sums('m.facility_town', [home, neighbour]);
    expect(expected.map(([name, meals]) => [name, meals])).toEqual([
      [home.name, '3'],
      [neighbour.name, '1'],
      ['合计', '4'],
    ]);
    expect(await table(page)).toEqual(expected);
    const total = expected.at(-1) ?? [];
    const legend = (await page.locator('.figures .ones-legend li').allInnerTexts()).map((text) =>
      text.split(/\s+/).at(-1),
    );
    expect(legend).toEqual(total.slice(2, 8));
    expect(await page.locator('.figure-list').innerText()).toContain(`¥${total[9]}`);
    const segments = await page.locator('.figures .ones-segment').all();
    const bar = await Promise.all(segments.map((segment) => segment.getAttribute('style')));
    const filled = total.slice(2, 8).map((amount) => Number(amount.replace(',', '')) * 100);
    expect(bar).toEqual(filled.filter((fen) => fen > 0).map((fen) => `flex-grow: ${fen};`));
    expect(await page.locator('body').innerText()).not.toContain(foreign.name);
  });

  it('opens the places of a town and the day before, both in the address, and goes back', async () => {
    const page = district;
    await page.getByRole('button', { name: `查看${home.name}的供餐点` }).click();
    await page.getByRole('heading', { name: home.name }).waitFor();
    expect(await table(page)).toEqual(await sums('m.facility_id', [home]));
    await page.getByRole('button', { name: '前一天' }).click();
    await page.getByText('当天没有用餐记录').waitFor();
    expect(new URL(page.url()).search).toBe(`?date=${addDays(today, -1)}&town=${home.code}`);
    expect(await page.locator('h1').innerText()).not.toContain('今日');
    await page.goBack();
    await page.goBack();
    await page.getByRole('heading', { name: '今日全区' }).last().waitFor();
  });

  it('refreshes: a new meal shows without a reload', async () => {
    const page = town;
    await logMeals(neighbour, [null]);
    await page.getByRole('button', { name: '刷新' }).click();
    await page.locator('.ones-table tfoot td').first().filter({ hasText: /^2$/ }).waitFor();
  });

  it('shows a town official his town and nothing else, whatever the address asks', async () => {
    const page = town;
    const own = await sums('m.facility_town', [neighbour]);
    expect(await table(page)).toEqual(own);
    await page.goto(`${at.api.origin}/district?town=${home.code}`);
    await page.locator('.ones-table').waitFor();
    expect(await table(page)).toEqual(own);
    expect(await page.locator('body').innerText()).not.toContain(home.name);
  });

  it('speaks English at a switch, and remembers it', async () => {
    const page = district;
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'District today' }).last().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('columnheader', { name: 'Government subsidises' }).waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '今日全区' }).last().waitFor();
  });

  it('says in the shell whose place it is, and finds its way by address: title and focus follow', async () => {
    const page = district;
    await page
      .locator('.shell-product')
      .filter({ hasText: /奉化区/ })
      .waitFor();
    expect(await page.title()).toBe('今日全区 · 暖餐');
    await page.goto(`${at.api.origin}/nowhere/at-all`);
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
    expect(await page.title()).toBe('没有这个页面 · 暖餐');
    await page.getByRole('link', { name: '回到首页' }).click();
    await page.locator('h1:focus').filter({ hasText: '今日全区' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/district');
    expect(await page.locator('.shell-navigation [aria-current=page]').innerText()).toBe('今日情况');
    await page.setViewportSize({ width: 360, height: 780 });
    await page.locator('.ones-table').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('logs out by the account menu, and a log-in leads to the address that was asked for', async () => {
    const page = town;
    await page.locator('.account-menu > button').click();
    await page.keyboard.press('Escape');
    await page.locator('.account-menu > button:focus').press('Enter');
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.goto(`${at.api.origin}/district?date=${addDays(today, -1)}`);
    await page.locator('[name=login]').waitFor();
    expect(new URL(page.url()).pathname).toBe('/login');
    await logIn(page, neighbour.logins.town_official);
    await page.getByText('当天没有用餐记录').waitFor();
    expect(new URL(page.url()).search).toBe(`?date=${addDays(today, -1)}`);
  });
});

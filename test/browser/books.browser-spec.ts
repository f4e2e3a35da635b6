import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, businessDateAt, monthOf, monthStartOf } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';
import type { ArrangedTown } from '../support/small-district.js';

const PATIENCE_MS = 10_000;
const LAST_DAY = addDays(monthStartOf(businessDateAt(new Date())), -1);
const MONTH = monthOf(LAST_DAY);

/** The officials' books; the tests follow one another. */
describe('the books', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let district: Page;
  let town: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    for (const of of [home, at.places.neighbour]) await post(of);
    district = await open(home.logins.district_official);
    town = await open(home.logins.town_official);
  });
  afterAll(() => at?.close());

  /** A day of a canteen: ¥36 in cash, ¥12 from wallets, garden produce worth ¥5. */
  async function post({ code: townCode, districtCode, facilityId, organisationId }: ArrangedTown): Promise<void> {
    const lines = [
      { account: { kind: 'cash_drawer', facilityId, method: 'cash' }, amountFen: 3600 },
      { account: { kind: 'wallet', organisationId }, amountFen: 1200 },
      { account: { kind: 'income_elder', facilityId }, amountFen: -4800 },
      { account: { kind: 'in_kind_used', facilityId, funder: 'garden' }, amountFen: 500 },
      { account: { kind: 'garden_supplied', facilityId }, amountFen: -500 },
    ];
    const place = { townCode, facilityId, organisationId };
    const entry = { kind: 'day_close', businessKey: `test/${townCode}`, businessDate: LAST_DAY, ...place, lines };
    await at.test.owner.query(`SELECT set_config('app.role', 'system', false), set_config('app.district', $1, false)`, [
      districtCode,
    ]);
    await at.test.owner.query('SELECT FROM ledger.post_entries($1)', [JSON.stringify([entry])]);
  }

  async function open(login: string): Promise<Page> {
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${at.api.origin}/books`);
    await logIn(page, login);
    await page.getByRole('heading', { name: '账簿', level: 1 }).waitFor();
    return page;
  }

  const row = (page: Page, name: string) => page.locator('.fact-table tbody tr').filter({ hasText: name });

  async function expectAccessible(page: Page, state: string, alsoDark = false): Promise<void> {
    for (const colorScheme of alsoDark ? (['dark', 'light'] as const) : (['light'] as const)) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect({ state, colorScheme, violations: await axeViolations(page) }).toEqual({
        state,
        colorScheme,
        violations: [],
      });
    }
  }

  it('show money and value in kind apart, balanced, for the district and for a town its own', async () => {
    await row(district, '钱箱现金').getByText('72.00').first().waitFor();
    expect(await district.getByText('借贷相等').count()).toBe(2);
    await row(district, '实物用于餐食（菜园）').getByText('10.00').first().waitFor();
    await expectAccessible(district, 'trial balance', true);
    await row(town, '钱箱现金').getByText('36.00').first().waitFor();
    await district.getByLabel('镇（街道）').selectOption(home.code);
    await row(district, '钱箱现金').getByText('36.00').first().waitFor();
  });

  it('lead from a figure to its account, its lines and the entry', async () => {
    await row(district, '老人钱包余额').getByRole('link').click();
    await expectAccessible(district, 'accounts of a kind');
    await district.locator('.fact-table tbody a').first().click();
    await district.getByRole('heading', { name: /^明细账：老人钱包余额/ }).waitFor();
    await district.getByLabel('起').fill(monthStartOf(LAST_DAY));
    await row(district, '日结').getByText('12.00').waitFor();
    await expectAccessible(district, 'statement', true);
    await row(district, '日结').getByRole('link').click();
    await district.getByRole('heading', { name: `日结 · ${LAST_DAY}` }).waitFor();
    await row(district, '菜园供').getByText('5.00').waitFor();
    await expectAccessible(district, 'entry');
  });

  it('close a month by two people, and open it again', async () => {
    await town.getByRole('link', { name: '月结' }).click();
    await town.getByLabel('月份').fill(MONTH);
    const save = async (page: Page, key: string, reason?: string): Promise<void> => {
      await row(page, home.facilityName).getByRole('button', { name: key }).click();
      if (reason !== undefined) await page.getByRole('dialog').getByLabel('原因').fill(reason);
      await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await save(town, '申请结账');
    await row(town, home.facilityName).getByText('您提出的，须由另一人确认').waitFor();
    expect(await row(town, home.facilityName).getByRole('button', { name: '确认结账' }).count()).toBe(0);
    await expectAccessible(town, 'months', true);
    await district.goto(`${at.api.origin}/books/months?month=${MONTH}`);
    await save(district, '确认结账');
    await row(district, home.facilityName).getByText('已结账').waitFor();
    await save(district, '申请重开', '漏记一笔');
    await town.reload();
    await save(town, '确认重开');
    await row(town, home.facilityName).getByText('未结账').waitFor();
    const { rows } = await at.test.owner.query<{ steps: string }>(
      `SELECT string_agg(action, ' ' ORDER BY seq) AS steps FROM ledger.period_transitions WHERE facility_id = $1`,
      [home.facilityId],
    );
    expect(rows[0]?.steps).toBe('request_closing confirm_closing request_reopening confirm_reopening');
  });

  it('speak English and fit a phone; an unknown entry says so', async () => {
    await town.goto(`${at.api.origin}/books`);
    await town.getByRole('button', { name: 'English' }).click();
    await town.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
    await town.setViewportSize({ width: 390, height: 844 });
    await row(town, 'Cash drawer').waitFor();
    await expectAccessible(town, 'trial balance in English on a phone');
    await town.goto(`${at.api.origin}/books/entries/0198c1f0-0000-7000-8000-00000000dead`);
    await town.getByText('No such entry').waitFor();
    await town.goto(`${at.api.origin}/books?asOf=2021-01-01`);
    await town.getByRole('heading', { name: 'No entries yet' }).waitFor();
  });
});

import { businessDateAt } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';
import type { ArrangedTown } from '../support/small-district.js';

const PATIENCE_MS = 10_000;
const TODAY = businessDateAt(new Date());
const YEAR_START = `${TODAY.slice(0, 4)}-01-01`;

describe('the budgets', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let district: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    await subsidise(home);
    district = await open(home.logins.district_official);
  });
  afterAll(() => at?.close());

  /** The city carried ¥900 of the year's meals. */
  async function subsidise({ code: townCode, districtCode, facilityId, organisationId }: ArrangedTown): Promise<void> {
    const of = { facilityId, funder: 'city' };
    const lines = [
      { account: { kind: 'subsidy_receivable', ...of }, amountFen: 90_000 },
      { account: { kind: 'income_government', ...of }, amountFen: -90_000 },
    ];
    const place = { townCode, facilityId, organisationId };
    const entry = { kind: 'day_close', businessKey: 'test/budget', businessDate: YEAR_START, ...place, lines };
    await at.test.owner.query(`SELECT set_config('app.role', 'system', false), set_config('app.district', $1, false)`, [
      districtCode,
    ]);
    await at.test.owner.query('SELECT FROM ledger.post_entries($1)', [JSON.stringify([entry])]);
  }

  async function open(login: string): Promise<Page> {
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${at.api.origin}/claims/budgets`);
    await logIn(page, login);
    await page.getByRole('heading', { name: '预算', level: 1 }).waitFor();
    return page;
  }

  async function set(page: Page, yuan: string, reason: string): Promise<void> {
    await page.getByRole('button', { name: '设预算' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('资金').selectOption('city');
    await dialog.getByLabel('预算（元）').fill(yuan);
    if (reason !== '') await dialog.getByLabel('调整原因').fill(reason);
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: '保存' }).click();
  }

  it('are set by the district, changed with a reason, and warn', async () => {
    await district.getByText('这一年还没有设预算').waitFor();
    await set(district, '1000', '');
    const row = district.locator('tbody tr').filter({ hasText: '全区' });
    await row.getByText('90.0 %').waitFor();
    await set(district, '800', '');
    const dialog = district.getByRole('dialog');
    await dialog.getByText('调整预算须写明原因').waitFor();
    await dialog.getByLabel('调整原因').fill('年中核减');
    await dialog.getByRole('button', { name: '保存' }).click();
    await row.getByText('已超支').waitFor();
    for (const colorScheme of ['dark', 'light'] as const) {
      await district.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect({ colorScheme, violations: await axeViolations(district) }).toEqual({ colorScheme, violations: [] });
    }
  });

  it('are read by a town as far as they are its own, and set by it never', async () => {
    const town = await open(home.logins.town_official);
    await town.getByText('这一年还没有设预算').waitFor();
    expect(await town.getByRole('button', { name: '设预算' }).count()).toBe(0);
  });
});

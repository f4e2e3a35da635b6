import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSheets } from '../../libs/platform/src/table-file/testing/read-sheets.js';
import { ApiClient, type ApiAnswer } from '../support/api-client.js';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { LAST_MONTH, secondOfficial } from '../support/claimed-month.js';
import { logIn } from '../support/log-in.js';
import { passChecks, submitMany } from '../support/many-claims.js';
import { newClientId } from '../support/meal-draft.js';
import { axeViolations } from '../support/open-browser.js';
import { PASSWORD, type ArrangedTown } from '../support/small-district.js';

const PATIENCE_MS = 20_000;
const CLAIMS = 96;
const RETURNED = '第050食堂';

/** A whole district's month in the hands of one town and the district; the tests follow one another. */
describe('a month of 96 claims', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let town: Page;
  let district: Page;
  let payer: string;
  let claimed: number[];

  beforeAll(async () => {
    at = await openBrowserInstallation();
    ({ home } = at.places);
    claimed = await submitMany(at.test, home, CLAIMS);
    payer = await secondOfficial(at.test, home.logins.district_official);
    town = await open(home.logins.town_official);
    district = await open(home.logins.district_official);
  });
  afterAll(() => at?.close());

  async function open(login: string): Promise<Page> {
    const context = await at.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${at.api.origin}/claims?month=${LAST_MONTH}`);
    await logIn(page, login);
    await page.getByRole('heading', { name: '申报审核', level: 1 }).waitFor();
    return page;
  }

  const row = (page: Page, name: string) => page.locator('tr').filter({ hasText: name });
  const as = (login: string): Promise<ApiClient> => ApiClient.as(at.api.origin, login, PASSWORD);

  function answered(answer: ApiAnswer): ApiAnswer {
    if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
    return answer;
  }

  async function decide(page: Page, key: string, reason?: string): Promise<void> {
    await page.getByRole('button', { name: key, exact: true }).click();
    const dialog = page.getByRole('dialog');
    if (reason !== undefined) await dialog.getByLabel('原因').fill(reason);
    await dialog.getByRole('button', { name: key, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  async function decideAll(page: Page, key: string): Promise<void> {
    await page.getByRole('checkbox', { name: '选中全部' }).check();
    await decide(page, key);
    await page
      .getByRole('status')
      .getByText(`${CLAIMS - 1} 份已办理`)
      .waitFor();
  }

  it('is cleared at once by town and district, but for the one that is returned', async () => {
    await row(town, RETURNED).getByRole('link', { name: RETURNED }).click();
    await decide(town, '退回', '份数与签到表不符');
    await town.getByText('退回原因：份数与签到表不符').first().waitFor();
    await town.goto(`${at.api.origin}/claims?month=${LAST_MONTH}`);
    await row(town, '第096食堂').waitFor();
    for (const colorScheme of ['dark', 'light'] as const) {
      await town.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect({ colorScheme, violations: await axeViolations(town) }).toEqual({ colorScheme, violations: [] });
    }
    await decideAll(town, '批量复核通过');

    const operator = await as('op-many-050');
    const { body } = answered(await operator.post('/v1/claims', { month: LAST_MONTH }));
    const again = { action: 'submit', step: body.step, reason: '签到表漏了一页，已补' };
    answered(await operator.post(`/v1/claims/${body.claimId}/steps`, again));
    await passChecks(at.test.owner, home);
    await town.goto(`${at.api.origin}/claims/${body.claimId}`);
    await town.getByText('签到表漏了一页，已补').first().waitFor();
    await decide(town, '复核通过');
    await town.getByText('待区级核定').first().waitFor();

    await district.reload();
    await row(district, '第096食堂').waitFor();
    // What came back once is looked at by itself.
    expect(await row(district, RETURNED).getByRole('checkbox').count()).toBe(0);
    await decideAll(district, '批量核定');
    await district.goto(`${at.api.origin}/claims/${body.claimId}`);
    await decide(district, '核定');
    await district.getByRole('heading', { name: '核定结果' }).waitFor();
  });

  it('is paid leg by leg, and every claim is then disbursed', async () => {
    const official = await as(payer);
    let paidFen = 0;
    for (let left = true; left;) {
      const { items } = answered(await official.get(`/v1/legs?open=true&month=${LAST_MONTH}&limit=100`)).body as {
        items: { legId: string; code: string; amountFen: number; approvedOn: string }[];
      };
      left = items.length > 0;
      for (const { legId, code, amountFen, approvedOn } of items) {
        const payment = { clientId: newClientId(), amountFen, reference: `B-${code}`, paidOn: approvedOn };
        answered(await official.post(`/v1/legs/${legId}/payments`, payment));
        paidFen += amountFen;
      }
    }
    expect(paidFen).toBe(claimed.reduce((sum, fen) => sum + fen, 0));
    const all = answered(await official.get(`/v1/claims?month=${LAST_MONTH}&limit=200`)).body as {
      items: { state: string | null; facilityName: string }[];
    };
    const many = all.items.filter(
      ({ facilityName }) => facilityName.endsWith('食堂') && facilityName.startsWith('第0'),
    );
    expect(many.map(({ state }) => state)).toEqual(Array.from({ length: CLAIMS }, () => 'disbursed'));
  });

  it('is exported as it stands on the screen', async () => {
    await district.reload();
    const shown = await district.locator('.claim-footer').innerText();
    const [saved] = await Promise.all([
      district.waitForEvent('download'),
      district.getByRole('link', { name: '导出 XLSX' }).click(),
    ]);
    const sheets = await readSheets(await readFile(await saved.path()));
    const statement = sheets['申报表 Statement'] ?? Object.values(sheets)[0] ?? [];
    const total = statement.find(({ cells }) => cells[0]?.text.includes('合计'))?.cells.map((cell) => cell.text) ?? [];
    const fen = claimed[49] ?? 0;
    expect(total).toContain(String(fen / 100));
    expect(shown).toContain((fen / 100).toFixed(2));
  });
});

import { addDays, businessDateAt } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../../libs/canteen/src/audit/check-invariants.js';
import { GARDEN_INVARIANTS } from '../../libs/canteen/src/audit/garden-invariants.js';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CounterPage } from '../support/counter-page.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';
import type { ArrangedTown } from '../support/small-district.js';

const TODAY = businessDateAt(new Date());
const VIEWPORT = { width: 1366, height: 768 };

/** The garden as its operator keeps it, by keyboard; and what officials see of it. The tests follow one another. */
describe('the garden', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let page: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    const { rows } = await at.test.owner.query<{ id: string }>('SELECT id FROM identity.accounts WHERE login = $1', [
      home.logins.district_official,
    ]);
    await at.test.owner.query(
      `INSERT INTO canteen.produce_prices (district_code, kind, crop, valid_from, version, fen_per_kg, account_id)
       VALUES ($1, 'garden', '番茄', $2, 1, 600, $3), ($1, 'goods', '大米', $2, 1, 580, $3)`,
      [home.districtCode, addDays(TODAY, -9), rows[0]?.id],
    );
    const till = await CounterPage.openIn(await at.browser.newContext({ viewport: VIEWPORT }), at.api.origin);
    await till.logIn(home.logins.operator);
    ({ page } = till);
  });
  afterAll(() => at?.close());

  async function expectAccessible(state: string, of = page): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await of.emulateMedia({ colorScheme });
      expect({ state, colorScheme, violations: await axeViolations(of) }).toEqual({
        state,
        colorScheme,
        violations: [],
      });
    }
    await of.emulateMedia({ colorScheme: 'light' });
  }

  /** As somebody without a mouse: the key is reached by Tab and pressed by Enter. */
  async function press(name: string): Promise<void> {
    const key = page.getByRole('button', { name, exact: true });
    await key.first().focus();
    await page.keyboard.press('Enter');
  }

  const lot = (text: string) => page.locator('.garden-lots li').filter({ hasText: text });

  it('is weighed in by keyboard, with a plot, and stands in stock', async () => {
    await page.getByRole('link', { name: '菜园' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('现在没有库存').waitFor();
    await expectAccessible('nothing in stock');
    await press('登记地块');
    await page.getByLabel('名称').fill('东头菜地');
    await page.getByLabel('面积（平方米）').fill('120');
    await page.keyboard.press('Enter');
    await page.getByText('东头菜地 · 120 平方米').waitFor();
    await press('称重入库');
    await page.getByLabel('重量（公斤）').fill('5.25');
    await page.getByLabel('哪块地').selectOption({ label: '东头菜地' });
    await page.getByLabel('拍照（可不拍）').setInputFiles({
      name: 'IMG_1.png',
      mimeType: 'image/png',
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    });
    await page.getByText('已拍照').waitFor();
    await expectAccessible('weighing');
    await page.getByLabel('重量（公斤）').press('Enter');
    await lot('番茄').getByText('剩 5.25 公斤').waitFor();
    await lot('番茄').getByRole('button', { name: '看照片' }).waitFor();
  });

  it('is issued in three steps: the lot, the weight that stands there, done', async () => {
    await press('领用');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('1.25');
    await page.keyboard.press('Enter');
    await lot('番茄').getByText('剩 4 公斤').waitFor();
    await page.getByRole('row', { name: /番茄 1\.25 7\.50/ }).waitFor();
  });

  it('keeps what is entered while the network is gone, and says what the server refuses', async () => {
    await page.route('**/v1/garden/lots/*/issues', (route) => route.abort());
    await press('领用');
    await page.getByLabel('重量（公斤）').fill('0.5');
    await page.keyboard.press('Enter');
    await page.getByRole('status', { name: '还没有送达的登记' }).getByText('领用 番茄 0.5 公斤').waitFor();
    await page.reload();
    await page.getByRole('status', { name: '还没有送达的登记' }).getByText('领用 番茄 0.5 公斤').waitFor();
    await expectAccessible('waiting');
    await page.unroute('**/v1/garden/lots/*/issues');
    await page.evaluate(`window.dispatchEvent(new Event('online'))`);
    await lot('番茄').getByText('剩 3.5 公斤').waitFor();
    await page.getByText('还没有送达的登记').waitFor({ state: 'detached' });
    await press('损耗');
    await page.getByLabel('重量（公斤）').fill('9');
    await page.getByLabel('原因').fill('烂了');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('剩下的不够').waitFor();
    await press('知道了');
    await press('撤回');
    await page.getByLabel('原因').fill('点错了');
    await page.keyboard.press('Enter');
    await lot('番茄').getByText('剩 4 公斤').waitFor();
    await expectAccessible('in use');
    const broken = await checkInvariants(at.test.owner, { invariants: GARDEN_INVARIANTS });
    expect(broken.flatMap(({ offending }) => offending)).toEqual([]);
  });

  it('lets a plot go out of use', async () => {
    await press('停用 东头菜地');
    await page.getByRole('dialog', { name: '停用 东头菜地' }).waitFor();
    await expectAccessible('ending a plot');
    await page.getByRole('dialog').getByRole('button', { name: '停用', exact: true }).press('Enter');
    await page.getByText('还没有登记地块').waitFor();
    const { rows } = await at.test.owner.query('SELECT ended_on::text AS ended FROM canteen.garden_plots');
    expect(rows).toEqual([{ ended: TODAY }]);
  });

  it('is seen by officials, who set the prices of days to come', async () => {
    const context = await at.browser.newContext({ viewport: VIEWPORT });
    const desk = await context.newPage();
    desk.setDefaultTimeout(10_000);
    await desk.goto(`${at.api.origin}/gardens`);
    await logIn(desk, home.logins.district_official);
    const towns = desk.getByRole('region', { name: '各镇街库存与采收' });
    await towns.getByRole('row', { name: /番茄/ }).getByText('5.25').waitFor();
    await desk.getByRole('button', { name: '设定参考价' }).click();
    await desk.getByLabel('品名').fill('番茄');
    await desk.getByLabel('元/公斤').fill('7');
    await desk.getByLabel('从哪天起').fill(TODAY);
    await desk.keyboard.press('Enter');
    await desk.getByRole('alert').getByText('过去的价格不能改').waitFor();
    await desk.getByLabel('从哪天起').fill(addDays(TODAY, 1));
    await desk.keyboard.press('Enter');
    await desk.getByRole('row', { name: /番茄.*7\.00 将生效/ }).waitFor();
    await expectAccessible('gardens of the district', desk);
  });

  it('takes donated goods in by their name and weight, with a reason for less', async () => {
    const { districtCode, organisationId, facilityId } = home;
    await at.test.owner.query(
      `WITH who AS (SELECT id FROM identity.accounts WHERE login = $4), giver AS (
         INSERT INTO donation.donors (district_code, kind, name, recorded_by) SELECT $1, 'anonymous', '匿名', id FROM who RETURNING id),
       gift AS (INSERT INTO donation.donations (district_code, organisation_id, donor_id, kind, pledged_on, pledged_fen, client_id, body_hash, account_id)
         SELECT $1, $2, giver.id, 'goods', $5, 5800, uuidv7(), sha256('goods'), who.id FROM giver, who RETURNING id),
       receipt AS (INSERT INTO donation.receipts (district_code, organisation_id, donation_id, year, no, received_on, amount_fen, client_id, account_id)
         SELECT $1, $2, gift.id, 2000, 1, $5, 5800, uuidv7(), who.id FROM gift, who)
       INSERT INTO donation.goods (district_code, organisation_id, donation_id, facility_id, description, quantity_g, unit_fen, account_id)
       SELECT $1, $2, gift.id, $3, '大米', 10000, 580, who.id FROM gift, who`,
      [districtCode, organisationId, facilityId, home.logins.district_official, TODAY],
    );
    await press('称重入库');
    await press('物资');
    await page.getByLabel(/^捐赠的物资/).selectOption({ label: `大米 · 10 公斤 · ${TODAY} 捐` });
    expect(await page.getByLabel('重量（公斤）').inputValue()).toBe('10');
    await page.keyboard.press('Escape');
    await page.reload();
    const awaited = page.getByRole('region', { name: '等待入库的捐赠物资' });
    await awaited.getByText(`大米 · 10 公斤 · ${TODAY} 捐`).waitFor();
    await press(`入库 大米 · 10 公斤 · ${TODAY} 捐`);
    expect(await page.getByLabel('收到日期').inputValue()).toBe(TODAY);
    expect(await page.getByLabel('重量（公斤）').inputValue()).toBe('10');
    await page.getByLabel('重量（公斤）').fill('9.5');
    await page.getByLabel(/^比捐赠的 10 公斤少的原因/).fill('一袋破了');
    await expectAccessible('donated goods');
    await page.getByLabel('重量（公斤）').press('Enter');
    await lot('大米').getByText('剩 9.5 公斤').waitFor();
    await awaited.waitFor({ state: 'detached' });
    const { rows } = await at.test.owner.query('SELECT taken_g, short_reason FROM donation.goods_handovers');
    expect(rows).toEqual([{ taken_g: 9500, short_reason: '一袋破了' }]);
  });
});

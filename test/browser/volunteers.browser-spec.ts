import { businessDateAt } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../../libs/canteen/src/audit/check-invariants.js';
import { HOURS_INVARIANTS } from '../../libs/canteen/src/audit/hours-invariants.js';
import { VOLUNTEERING_INVARIANTS } from '../../libs/volunteering/src/audit/volunteering-invariants.js';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CounterPage } from '../support/counter-page.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';
import type { ArrangedTown } from '../support/small-district.js';

const TODAY = businessDateAt(new Date());
const VIEWPORT = { width: 1366, height: 768 };

/** Volunteers from the register to the hours of the day, by keyboard, and as officials see them. The tests follow one another. */
describe('volunteers', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let page: Page;
  let desk: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    await at.test.owner.query(
      `INSERT INTO volunteering.reference_rates (district_code, valid_from, fen_per_hour, recorded_by)
       SELECT $1, '2020-01-01', 1800, id FROM identity.accounts WHERE login = $2`,
      [home.districtCode, home.logins.district_official],
    );
    const till = await CounterPage.openIn(await at.browser.newContext({ viewport: VIEWPORT }), at.api.origin);
    await till.logIn(home.logins.operator);
    ({ page } = till);
    desk = await (await at.browser.newContext({ viewport: VIEWPORT })).newPage();
    desk.setDefaultTimeout(10_000);
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
  async function press(name: string | RegExp, of = page): Promise<void> {
    await of.getByRole('button', { name, exact: true }).first().focus();
    await of.keyboard.press('Enter');
  }

  it('are registered by the operator and checked by an official', async () => {
    await page.getByRole('link', { name: '志愿者' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('还没有登记志愿者').waitFor();
    await expectAccessible('nobody yet');
    await press('登记志愿者');
    await page.getByLabel('姓名').fill('徐爱国');
    await page.getByLabel('电话').fill('13812345678');
    await expectAccessible('registering');
    await page.getByLabel('电话').press('Enter');
    await page.getByText('待核对').waitFor();
    await desk.goto(`${at.api.origin}/volunteers`);
    await logIn(desk, home.logins.town_official);
    await desk.getByRole('row', { name: /徐\*国.*138\*\*\*\*5678/ }).waitFor();
    await press('核对', desk);
    await press('保存', desk);
    await desk.getByText('待核对').waitFor({ state: 'detached' });
    await expectAccessible('register of the town', desk);
  });

  it('say how they bring meals, are told at the field what is wrong, and can be planned then', async () => {
    await page.reload();
    await page.getByText('送餐：没有登记 · 没有能登录的手机账号').waitFor();
    await press('送餐方式 徐爱国');
    const dialog = page.getByRole('dialog', { name: '徐爱国 的送餐方式' });
    await dialog.getByLabel('怎么送').selectOption('ebike');
    await dialog.getByLabel('保温箱').fill('0');
    await press('加一个时段');
    for (const day of ['周一', '周二', '周三', '周四', '周五', '周六', '周日']) {
      await dialog.getByRole('checkbox', { name: day }).press('Space');
    }
    await press('加一个时段');
    await press('保存');
    const hours = dialog.getByRole('group', { name: '什么时候可以请来帮忙' });
    await hours.getByText('时段 2 没有选星期几').waitFor();
    await press('去掉时段 2');
    await press('保存');
    await dialog.getByRole('group', { name: '一次能带几份' }).getByRole('alert').waitFor();
    await expectAccessible('refused at the field');
    await dialog.getByLabel('从哪里出发').selectOption('home');
    await dialog.getByLabel('经度').fill('121.41');
    await dialog.getByLabel('纬度').fill('29.655');
    await dialog.getByLabel('保温箱').fill('12');
    await dialog
      .getByRole('group', { name: /^熟悉哪些村社/ })
      .getByRole('checkbox')
      .first()
      .press('Space');
    await dialog.getByLabel('保温箱').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('送餐：电动车 · 没有能登录的手机账号').waitFor();
    const asked = `/v1/deliverers?businessDate=${TODAY}&startsAt=10:30&endsAt=12:30`;
    const { items } = await page.evaluate<{ items: object[] }>(`fetch('${asked}').then((answer) => answer.json())`);
    expect(items).toMatchObject([
      { name: '徐爱国', mode: 'ebike', hotPortions: 12, coldPortions: 0, mostMinutes: 90, startsFrom: 'home' },
    ]);
  });

  it('are seen and mended by an official, with what was entered before', async () => {
    await desk.reload();
    await desk.getByRole('row', { name: /徐\*国.*电动车 没有/ }).waitFor();
    await press('送餐方式', desk);
    const dialog = desk.getByRole('dialog');
    await expect.poll(() => dialog.getByLabel('怎么送').inputValue()).toBe('ebike');
    expect(await dialog.getByRole('group', { name: '时段 1' }).getByRole('checkbox', { checked: true }).count()).toBe(
      7,
    );
    await expectAccessible('how somebody brings meals', desk);
    await dialog.getByLabel('怎么送').selectOption('car');
    await dialog.getByLabel('从哪里出发').selectOption('kitchen');
    await dialog.getByLabel('保温箱').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await desk.getByRole('row', { name: /徐\*国.*汽车 没有/ }).waitFor();
    const { rows } = await at.test.owner.query(
      `SELECT p.mode, p.hot_portions, p.home_longitude, (SELECT count(*)::int FROM volunteering.delivery_areas) AS areas,
         (SELECT count(*)::int FROM volunteering.delivery_hours) AS hours FROM volunteering.delivery_profiles p`,
    );
    expect(rows).toEqual([{ mode: 'car', hot_portions: 12, home_longitude: null, areas: 1, hours: 7 }]);
  });

  it('are planned, sign up, and sign in with one digit', async () => {
    await page.reload();
    await press('新排班');
    await page.getByLabel('开始').fill('00:00');
    await page.getByLabel('结束').fill('23:59');
    await page.getByLabel('需要几人').press('Enter');
    await press(/^报名 /);
    await page.getByLabel('谁').last().press('Enter');
    await press('报名');
    await page.getByText('1/2 人').waitFor();
    await page.getByRole('button', { name: '签到 徐爱国' }).focus();
    await page.keyboard.press('1');
    await page.getByRole('button', { name: '签退 徐爱国' }).waitFor();
    await expectAccessible('somebody is there');
  });

  it('keep a tap while the network is gone, and become hours of the day with one key', async () => {
    await page.route('**/v1/attendances/*/sign-out', (route) => route.abort());
    await press('签退 徐爱国');
    const waiting = page.getByRole('status', { name: '还没有送达的签到签退' });
    await waiting.waitFor();
    await page.reload();
    await waiting.waitFor();
    await page.unroute('**/v1/attendances/*/sign-out');
    await page.evaluate(`window.dispatchEvent(new Event('online'))`);
    await press(/^确认 0 小时 \d+ 分$/);
    await page.getByText(/已确认 0 小时 \d+ 分/).waitFor();
    const { rows } = await at.test.owner.query(
      `SELECT d.quantity, d.unit_fen, t.balance_minutes FROM canteen.day_sources d
       JOIN volunteering.attendances a ON a.id = d.attendance_id JOIN volunteering.time_accounts t ON t.volunteer_id = a.volunteer_id
       WHERE d.business_date = $1`,
      [TODAY],
    );
    expect(rows).toMatchObject([{ unit_fen: 1800 }]);
    expect(rows[0].quantity).toBe(rows[0].balance_minutes);
    const invariants = [...VOLUNTEERING_INVARIANTS, ...HOURS_INVARIANTS];
    const broken = await checkInvariants(at.test.owner, { invariants });
    expect(broken.flatMap(({ offending }) => offending)).toEqual([]);
    await expectAccessible('confirmed');
  });

  it('are counted by town and month for officials', async () => {
    await desk.reload();
    await desk.getByRole('row', { name: new RegExp(home.facilityName) }).waitFor();
    await desk.getByRole('cell', { name: '18.00' }).waitFor();
    await expectAccessible('hours of the month', desk);
    await press('给老人', desk);
    await desk.getByLabel('老人（姓名或卡号）').fill(home.residents[0].name);
    await desk.getByLabel('分钟').fill('1');
    await expectAccessible('giving time', desk);
    await desk.getByLabel('分钟').press('Enter');
    await desk.getByRole('dialog').waitFor({ state: 'detached' });
    const { rows } = await at.test.owner.query(
      `SELECT minutes, beneficiary, resident_id FROM volunteering.time_movements WHERE kind = 'redemption'`,
    );
    expect(rows).toEqual([{ minutes: -1, beneficiary: 'elder', resident_id: home.residents[0].id }]);
  });
});

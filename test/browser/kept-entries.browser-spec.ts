import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { addDays, businessDateAt, uuidv7 } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.js';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CounterPage } from '../support/counter-page.js';
import { eventually } from '../support/eventually.js';
import { axeViolations } from '../support/open-browser.js';
import { PASSWORD, type ArrangedTown } from '../support/small-district.js';

const TODAY = businessDateAt(new Date());

/** What the pages beside the counter keep counts as unsent everywhere: two tablets of one canteen, the tests follow one another. */
describe('entries that a tablet keeps', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let till: CounterPage;
  let tablet: Page;
  let other: Page;
  let volunteerId: string;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    const recorded = [home.districtCode, addDays(TODAY, -9), home.logins.district_official];
    await at.test.owner.query(
      `INSERT INTO volunteering.reference_rates (district_code, valid_from, fen_per_hour, recorded_by)
       SELECT $1, $2::date, 1800, id FROM identity.accounts WHERE login = $3`,
      recorded,
    );
    await at.test.owner.query(
      `INSERT INTO canteen.produce_prices (district_code, kind, crop, valid_from, version, fen_per_kg, account_id)
       SELECT $1, 'garden', '番茄', $2::date, 1, 600, id FROM identity.accounts WHERE login = $3`,
      recorded,
    );
    const operator = await ApiClient.as(at.api.origin, home.logins.operator, PASSWORD);
    const person = { clientId: randomUUID(), name: '徐爱国', phone: '13812345678', consentedOn: TODAY };
    volunteerId = (await operator.post('/v1/volunteers', person)).body.id;
    const official = await ApiClient.as(at.api.origin, home.logins.town_official, PASSWORD);
    expect((await official.post(`/v1/volunteers/${volunteerId}/check`, {})).status).toBe(200);
    const lot = { clientId: randomUUID(), kind: 'garden', crop: '番茄', grams: 5000, harvestedOn: TODAY };
    expect((await operator.post('/v1/garden/lots', lot)).status).toBe(201);
    const viewport = { width: 1366, height: 768 };
    till = await CounterPage.openIn(await at.browser.newContext({ viewport }), at.api.origin);
    await till.logIn(home.logins.operator);
    tablet = till.page;
    const second = await CounterPage.openIn(await at.browser.newContext({ viewport }), at.api.origin);
    await second.logIn(home.logins.operator);
    other = second.page;
    await tablet.evaluate('navigator.serviceWorker.ready.then(() => true)');
  });
  afterAll(() => at?.close());

  async function go(page: Page, place: string, heading: string): Promise<void> {
    await page.goto(`${at.api.origin}/serve#${place}`);
    await page.reload();
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  }

  /** A change of the fragment only: it works without a network. */
  async function turn(place: string, heading: string): Promise<void> {
    await tablet.evaluate(`location.hash = '${place}'`);
    await tablet.getByRole('heading', { name: heading, level: 1 }).waitFor();
  }

  async function issue(kilograms: string): Promise<void> {
    await tablet.getByRole('button', { name: '领用', exact: true }).first().press('Enter');
    await tablet.getByLabel('重量（公斤）').fill(kilograms);
    await tablet.keyboard.press('Enter');
  }

  /** The volunteer leaves, and the hours are confirmed: nothing of it stands in the way of the close. */
  async function leave(): Promise<void> {
    await turn('volunteers', '志愿者');
    await tablet.getByRole('button', { name: '签退 徐爱国' }).click();
    await tablet.getByRole('button', { name: /^确认 0 小时/ }).click();
    await tablet.getByRole('button', { name: /^确认 0 小时/ }).waitFor({ state: 'detached' });
  }

  it('take over the taps of an earlier version, count them, and hold up a close elsewhere', async () => {
    await tablet.route('**/v1/attendances', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    const id = uuidv7({ nowMs: Date.now(), random: randomBytes(10) });
    await tablet.evaluate(`(() => {
      const account = JSON.parse(localStorage.getItem('nuancan.account'));
      const id = '${id}';
      const tap = { id, attendanceId: id, path: '/v1/attendances', label: '签到 №1', tried: false,
        body: { id, volunteerId: '${volunteerId}', purpose: 'kitchen', deviceAt: new Date().toISOString() } };
      localStorage.setItem('nuancan-volunteers|' + account.id + '|' + account.scope.facilityId, JSON.stringify([tap]));
    })()`);
    await go(tablet, 'volunteers', '志愿者');
    await tablet.getByRole('status', { name: '还没有送达的签到签退' }).getByText('签到 №1').waitFor();
    await till.unsent(1);
    expect(
      await tablet.evaluate(`Object.keys(localStorage).filter((key) => /^nuancan-volunteers.*[^d]$/.test(key))`),
    ).toEqual([]);
    await eventually(async () => {
      const { rows } = await at.test.owner.query('SELECT unsent FROM canteen.tills WHERE unsent > 0');
      expect(rows).toEqual([{ unsent: 1 }]);
    });
    await go(other, 'close', '日结');
    await other.getByText('有一台收银设备还有 1 笔没有送达').waitFor();
    expect(await other.getByRole('button', { name: '确认日结' }).isDisabled()).toBe(true);
    await tablet.unroute('**/v1/attendances');
    await tablet.evaluate(`window.dispatchEvent(new Event('online'))`);
    await till.unsent(0);
    const { rows } = await at.test.owner.query('SELECT id, volunteer_id FROM volunteering.attendances');
    expect(rows).toEqual([{ id, volunteer_id: volunteerId }]);
  });

  it('count on the strip and at log-out, and a close elsewhere asks about the tablet that fell silent', async () => {
    await leave();
    await turn('garden', '菜园与物资');
    await till.context.setOffline(true);
    await till.offline();
    await issue('1.5');
    await till.unsent(1);
    await turn('volunteers', '志愿者');
    await tablet.getByRole('combobox', { name: '谁' }).first().selectOption({ index: 1 });
    await tablet.getByRole('button', { name: '其他人签到' }).click();
    await till.unsent(2);
    await tablet.evaluate(`location.hash = ''`);
    await till.ready();
    await till.openSync();
    await till.dialog.getByText('领用 番茄 1.5 公斤').waitFor();
    await till.closeDialog();
    await till.openSettings();
    await till.dialog.getByRole('alert').filter({ hasText: '还有 2 笔没有送达服务器，现在不能退出' }).waitFor();
    expect(await till.dialog.getByRole('button', { name: '退出登录' }).count()).toBe(0);
    await till.closeDialog();
    const { rows } = await at.test.owner.query(
      `UPDATE canteen.tills SET reported_at = reported_at - interval '4 minutes'
       WHERE device_id = (SELECT DISTINCT in_device_id FROM volunteering.attendances) RETURNING in_use, unsent`,
    );
    expect(rows).toEqual([{ in_use: true, unsent: 0 }]);
    await go(other, 'close', '日结');
    await other.getByRole('button', { name: '确认日结' }).click();
    await other.getByRole('dialog', { name: '有设备中断了联系' }).getByText('1 台设备').waitFor();
    expect(await axeViolations(other)).toEqual([]);
    await other.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    expect((await at.test.owner.query('SELECT FROM canteen.day_closes')).rowCount).toBe(0);
  });

  it('arrive when the network is back, and then the day is closed elsewhere without a question', async () => {
    await till.context.setOffline(false);
    await till.unsent(0);
    await leave();
    await go(other, 'close', '日结');
    await other.getByRole('button', { name: '确认日结' }).click();
    await other.getByRole('heading', { name: '已日结' }).waitFor();
    const { rows } = await at.test.owner.query(
      `SELECT garden_offered_fen AS garden, volunteer_offered_fen > 0 AS volunteers FROM canteen.day_closes`,
    );
    expect(rows).toEqual([{ garden: 900, volunteers: true }]);
  });

  it('that come after the close stay with the reason and what to do, and can be exported', async () => {
    // What the tablet fetched before the close: it does not know of it.
    await tablet.route('**/v1/garden', (route) => route.abort());
    await turn('garden', '菜园与物资');
    await issue('0.5');
    const refusal = tablet.getByRole('alert').filter({ hasText: '领用 番茄 0.5 公斤' });
    await refusal.getByText('还留在这台设备上').waitFor();
    await refusal.getByText('登记到今天，并写明原来的日期').waitFor();
    await tablet.unroute('**/v1/garden');
    await tablet.reload();
    await refusal.waitFor();
    expect(await axeViolations(tablet)).toEqual([]);
    await tablet.evaluate(`location.hash = ''`);
    await till.ready();
    await till.unsent(0);
    await till.openSync();
    await till.dialog.getByRole('heading', { name: '被拒 1 笔' }).waitFor();
    await till.dialog.getByText('DAY.CLOSED').waitFor();
    expect(await axeViolations(tablet)).toEqual([]);
    const [download] = await Promise.all([
      tablet.waitForEvent('download'),
      till.dialog.getByRole('button', { name: '导出为文件' }).press('Enter'),
    ]);
    const exported = JSON.parse(await readFile(await download.path(), 'utf8')) as unknown;
    expect(exported).toMatchObject([
      {
        kind: 'entry',
        facilityId: home.facilityId,
        body: { businessDate: TODAY, grams: 500 },
        problem: { code: 'DAY.CLOSED' },
      },
    ]);
    await till.dialog.getByText('已导出').waitFor();
    expect(await till.rowsOf('kept')).toBe(1);
  });
});

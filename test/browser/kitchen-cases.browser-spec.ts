import { systemScope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.js';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CounterPage } from '../support/counter-page.js';
import { axeViolations } from '../support/open-browser.js';
import { PASSWORD, type ArrangedTown } from '../support/small-district.js';

/** A kitchen learns that somebody it cooks for is looked for, says what it knows, and what becomes of the meals; by keyboard. */
describe('welfare cases of a kitchen', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let till: CounterPage;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    const context = await at.browser.newContext({ viewport: { width: 1366, height: 768 } });
    till = await CounterPage.openIn(context, at.api.origin);
    await till.logIn(home.logins.operator);
  });
  afterAll(() => at?.close());

  const accessible = async (state: string): Promise<void> => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await till.page.emulateMedia({ colorScheme });
      const violations = await axeViolations(till.page);
      expect({ state, colorScheme, violations }).toEqual({ state, colorScheme, violations: [] });
    }
  };
  const save = (): Promise<void> => till.page.getByRole('button', { name: '保存' }).press('Enter');

  it('sees an open case as it comes, from its message, and adds what it knows', async () => {
    const { page } = till;
    const [resident] = home.residents;
    await at.test.database.scoped(systemScope(home.districtCode), async (tx) => {
      await tx.query(`SELECT welfare.open_absence($1, $2, '2026-01-01', now())`, [resident.id, home.facilityId]);
    });
    await page.getByRole('link', { name: '消息，1 条未读' }).press('Enter');
    await page.getByRole('link', { name: /去处理.*关爱个案/ }).press('Enter');
    const open = page.getByRole('region', { name: '正在找的老人' });
    await open.getByRole('heading', { name: resident.name }).waitFor();
    await open.getByText('还没有人接手 · 镇街现在没有人值班').waitFor();
    await accessible('open case');
    await open.getByRole('button', { name: `补充情况：${resident.name}` }).press('Enter');
    await page.getByRole('textbox', { name: /内容/ }).fill('打过电话来，说在女儿家');
    await accessible('adding');
    await save();
    await open.getByRole('list', { name: '已补充的情况' }).getByText('打过电话来，说在女儿家').waitFor();
    await page.getByRole('button', { name: '修改电话' }).press('Enter');
    await page.getByRole('textbox', { name: '电话' }).fill('0574 88000123');
    await save();
    await page.getByText('0574 88000123').waitFor();
  });

  it('sees no case but its closed one, and what to do about the meals, when an official closes it', async () => {
    const { page } = till;
    const [resident] = home.residents;
    const official = await ApiClient.as(at.api.origin, home.logins.town_official, PASSWORD);
    const [one] = (await official.get('/v1/welfare-cases')).body.items;
    const sheet = await official.get(`/v1/welfare-cases/${one.id}/contacts`);
    expect(sheet.body).toMatchObject({ facilityPhone: '0574 88000123', volunteerName: null });
    const closing = { action: 'closed', step: one.step, finding: 'in_hospital', words: '住院两周' };
    expect((await official.post(`/v1/welfare-cases/${one.id}/steps`, closing)).status).toBe(200);
    await page.getByText('现在没有', { exact: true }).waitFor();
    const past = page.getByRole('region', { name: '办结的（近 90 天）' });
    await past.getByText('先暂停送餐，和家里或村里确认后再送').waitFor();
    await past.getByRole('heading', { name: new RegExp(resident.name) }).waitFor();
    expect(await page.getByText(/住院/).count()).toBe(0);
    await accessible('closed case');
    await page.setViewportSize({ width: 320, height: 568 });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(320);
  });
});

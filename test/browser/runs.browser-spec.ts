import { businessDateAt } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CounterPage } from '../support/counter-page.js';
import { storeFrozenLunch, storeVolunteer } from '../support/frozen-lunch.js';
import { axeViolations } from '../support/open-browser.js';
import type { ArrangedTown } from '../support/small-district.js';
import { startWorker, type RunningWorker } from '../support/start-worker.js';

const TODAY = businessDateAt(new Date());
const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
const VIEWPORT = { width: 1366, height: 768 };

/** From the fixed list to the last door, by keyboard: planned by the worker, changed by hand, published, repaired, ended. The tests follow one another. */
describe('the page of delivery routes', () => {
  let at: BrowserInstallation;
  let worker: RunningWorker;
  let home: ArrangedTown;
  let page: Page;
  let names: readonly string[];

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    names = home.residents.map(({ name }, index) => `№${index + 1} ${name}`);
    await storeFrozenLunch(at.test.owner, home, TODAY);
    await storeVolunteer(at.test.owner, home, { name: '林阿姨', boxes: 2 });
    await storeVolunteer(at.test.owner, home, { name: '毛师傅', boxes: 3 });
    worker = await startWorker(at.test);
    const till = await CounterPage.openIn(await at.browser.newContext({ viewport: VIEWPORT }), at.api.origin);
    await till.logIn(home.logins.operator);
    ({ page } = till);
  });
  afterAll(async () => {
    await worker?.stop();
    await at?.close();
  });

  async function expectAccessible(state: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect({ state, colorScheme, violations: await axeViolations(page) }).toEqual({
        state,
        colorScheme,
        violations: [],
      });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }

  const key = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog');
  const region = (name: string) => page.getByRole('region', { name, exact: true });
  const head = () => region('这一餐的送餐');
  const stops = (route: string) => region(route).getByRole('listitem');

  /** By the dialog, to whose label begins so. */
  async function move(stop: string, to: string): Promise<void> {
    await key(`移动 ${stop}`).press('Enter');
    const label = await dialog().locator('option', { hasText: to }).first().innerText();
    await dialog().getByLabel('给谁送').selectOption({ label });
    await dialog().getByRole('button', { name: '移动', exact: true }).press('Enter');
    await dialog().waitFor({ state: 'hidden' });
  }

  /** What became of an order, from the paper sheet. */
  async function end(stop: string, kind: string, clock?: string): Promise<void> {
    await key(`登记结果 ${stop}`).press('Enter');
    await dialog().getByLabel('结果').selectOption({ label: kind });
    if (clock !== undefined) await dialog().getByLabel('时间').fill(clock);
    await dialog().getByRole('button', { name: '保存' }).press('Enter');
    await key(`更正 ${stop}`).waitFor();
  }

  it('begins with every order of the fixed list, and says that nobody carries', async () => {
    await page.getByRole('link', { name: '送餐' }).press('Enter');
    await page.getByRole('link', { name: '送餐路线' }).press('Enter');
    await page.getByRole('button', { name: /^午餐/ }).press('Enter');
    await expectAccessible('none');
    await key('开始').press('Enter');
    await region('没有人送的').getByText('3 份').waitFor();
    await key('排路线').press('Enter');
    await head().getByText('没有志愿者参加').waitFor();
    await expectAccessible('nobody carries');
  });

  it('plans with who carries, and shows the routes as a list and as a drawing', async () => {
    await key('加入 林阿姨').press('Enter');
    await key('不参加 林阿姨').waitFor();
    await key('排路线').press('Enter');
    await head().getByText('待发布').waitFor();
    await region('林阿姨 第 1 趟').waitFor();
    await head().getByText('时间按直线距离的 1.4 倍估算').waitFor();
    await page.getByRole('img', { name: /3 份的示意图/ }).waitFor();
    await expectAccessible('planned');
  });

  it('is changed by hand: what it breaks is said at once, and holds up publishing with a reason', async () => {
    await key('加入 毛师傅').press('Enter');
    await key('不参加 毛师傅').waitFor();
    for (const name of names) await move(name, '林阿姨 第 1 趟');
    await head().getByText('有 1 处超出限制').waitFor();
    await head().getByText('林阿姨 · 装不下').waitFor();
    await key('发布').press('Enter');
    await dialog().getByText('现在发布不了：有 1 处超出限制').waitFor();
    await dialog().getByRole('button', { name: '发布', exact: true }).press('Enter');
    await dialog().getByRole('alert').getByText('路线有超出限制的地方').waitFor();
    await expectAccessible('limits are broken');
    await page.keyboard.press('Escape');
    await move(names[2]!, '毛师傅 新加第 1 趟');
    await head().getByText('超出限制').waitFor({ state: 'detached' });
  });

  it('is put in another order, locked, and told what to know of a door, and the focus stays', async () => {
    const first = await stops('林阿姨 第 1 趟').first().getByRole('heading').innerText();
    const name = names.find((one) => first.startsWith(one))!;
    const before = await stops('林阿姨 第 1 趟').first().getByText(/^约/).innerText();
    await key(`推后一站 ${name}`).press('Enter');
    await stops('林阿姨 第 1 趟').last().getByRole('heading', { name }).waitFor();
    expect(await stops('林阿姨 第 1 趟').last().getByText(/^约/).innerText()).not.toBe(before);
    await page.locator(`:focus[aria-label="提前一站 ${name}"]`).waitFor();
    await page.keyboard.press('Enter');
    await stops('林阿姨 第 1 趟').first().getByRole('heading', { name }).waitFor();
    await key(`锁定 ${name}`).press('Enter');
    await region('林阿姨 第 1 趟').getByText('已锁定').waitFor();
    await key(`门口情况 ${name}`).press('Enter');
    await dialog().getByLabel('本地话').check();
    await expectAccessible('a door');
    await dialog().getByRole('button', { name: '保存' }).press('Enter');
    await head().getByText('缺少需要的技能').waitFor();
    await key(`门口情况 ${name}`).press('Enter');
    await dialog().getByLabel('本地话').uncheck();
    await dialog().getByRole('button', { name: '保存' }).press('Enter');
    await head().getByText('缺少需要的技能').waitFor({ state: 'detached' });
  });

  it('is published, prints its sheet, and shows what a no-show changes', async () => {
    await key('发布').press('Enter');
    await dialog().getByRole('button', { name: '发布', exact: true }).press('Enter');
    await head().getByText('已发布').waitFor();
    const [sheet] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '打印路线单' }).press('Enter'),
    ]);
    expect(sheet.suggestedFilename()).toBe(`routes-${TODAY}-lunch.pdf`);
    await key('没来 林阿姨').press('Enter');
    await region('重排改了什么').getByText('2 份换了人，1 份还是原来的人送。').waitFor();
    await expectAccessible('repaired');
    await region('林阿姨 第 1 趟').waitFor({ state: 'detached' });
    expect(
      await page
        .getByRole('region', { name: /^毛师傅/ })
        .getByRole('listitem')
        .count(),
    ).toBe(3);
    const { rows } = await at.test.owner.query(
      `SELECT r.state, c.no_show, (SELECT count(*)::int FROM delivery.stops s JOIN delivery.routes t ON t.id = s.route_id
         WHERE s.run_id = r.id AND t.published) AS stops FROM delivery.runs r JOIN delivery.run_crew c ON c.run_id = r.id AND c.no_show`,
    );
    expect(rows).toEqual([{ state: 'published', no_show: true, stops: 3 }]);
  });

  it('is sent out, ended door by door, put right, and closed when nothing is open', async () => {
    const route = await page.getByRole('region', { name: /^毛师傅/ }).getAttribute('aria-label');
    await key(`发车 ${route}`).press('Enter');
    await dialog().getByLabel('保温箱几个').fill('2');
    await dialog().getByLabel('箱内温度').fill('72.5');
    const clock = CLOCK.format(new Date());
    await dialog().getByLabel('几点做好').fill(clock);
    await dialog().getByLabel('几点出发的').fill(clock);
    await expectAccessible('leaving');
    await page.keyboard.press('Enter');
    await head().getByText('在路上').waitFor();
    await head().getByText('已有结果 0 / 3 份').waitFor();
    await page.getByRole('region', { name: route! }).getByText('已出发').waitFor();
    await end(names[0]!, '送达');
    // By the kitchen's clock, which is ahead: who puts it right sees that time, not the present one.
    const ahead = CLOCK.format(Date.now() + 60_000);
    await end(names[1]!, '拒收', ahead);
    await end(names[2]!, '送达');
    await expectAccessible('ended');
    await key(`更正 ${names[1]}`).press('Enter');
    expect(await dialog().getByLabel('结果').inputValue()).toBe('refused');
    expect(await dialog().getByLabel('时间').inputValue()).toBe(ahead);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await key(`更正 ${names[2]}`).press('Enter');
    await dialog().getByLabel('交给谁').selectOption({ label: '代收' });
    await dialog().getByLabel('代收人姓名').waitFor();
    await dialog().getByLabel('结果').selectOption({ label: '地址不对' });
    await dialog().getByLabel('代收人姓名').waitFor({ state: 'detached' });
    await dialog().getByLabel('为什么更正').fill('送到隔壁了');
    await page.keyboard.press('Enter');
    await stops(route!).filter({ hasText: names[2]! }).getByText('地址不对').waitFor();
    await head().getByText('已有结果 3 / 3 份，送达 1 份').waitFor();
    await key('结束送餐').press('Enter');
    await head().getByText('已结束').waitFor();
    await key(`更正 ${names[1]}`).waitFor();
    await expectAccessible('closed');
    const { rows } = await at.test.owner.query(
      `SELECT (SELECT count(*)::int FROM canteen.meals m WHERE m.business_date = $1
           AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id)) AS meals, count(*)::int AS outcomes,
         (SELECT state FROM delivery.runs WHERE state <> 'cancelled') AS state,
         (SELECT to_char(left_at AT TIME ZONE 'Asia/Shanghai', 'HH24:MI:SS') FROM delivery.dispatches) AS "leftAt" FROM delivery.outcomes`,
      [TODAY],
    );
    expect(rows).toEqual([{ meals: 1, outcomes: 4, state: 'closed', leftAt: `${clock}:00` }]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { businessDateAt } from '@nuancan/kernel';
import type { Locator } from 'playwright-core';
import { ApiClient } from '../support/api-client.js';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CounterPage } from '../support/counter-page.js';
import { logIn } from '../support/log-in.js';
import { PASSWORD, type ArrangedResident, type ArrangedTown } from '../support/small-district.js';
import { watchRequests } from '../support/watch-requests.js';

/** What the till logs of a meal, as the database has it. */
interface StoredMeal {
  readonly client_id: string;
  readonly name: string | null;
  readonly elder_paid_fen: number;
  readonly government_fen: number;
  readonly payment_method: string;
  readonly identified_by: string;
  readonly flags: readonly string[];
  readonly voided: boolean;
}

const TABLETS = [
  [1280, 800],
  [1280, 720],
  [1024, 768],
] as const;

/** One lunch at one counter, in Chromium, against the built api and web app; the tests follow one another. */
describe('the counter', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let zhang: ArrangedResident;
  let wang: ArrangedResident;
  let counter: CounterPage;
  let requests: { readonly addresses: readonly string[] };

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    [zhang, wang] = home.residents;
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 800 } });
    requests = watchRequests(context);
    counter = await CounterPage.openIn(context, at.api.origin);
  });
  afterAll(() => at?.close());

  async function stored(): Promise<StoredMeal[]> {
    const { rows } = await at.test.owner.query<StoredMeal>(
      `SELECT m.client_id, r.name, m.elder_paid_fen, m.government_fen, m.payment_method, m.identified_by, m.flags,
         v.meal_id IS NOT NULL AS voided
       FROM canteen.meals m LEFT JOIN registry.residents r ON r.id = m.resident_id
         LEFT JOIN canteen.meal_voids v ON v.meal_id = m.id ORDER BY m.served_at`,
    );
    return rows;
  }

  it('says what is wrong with a wrong password and lets the right one in', async () => {
    const { page } = counter;
    await logIn(page, home.logins.operator, 'not my password');
    await page.getByRole('alert').filter({ hasText: '登录名或密码' }).waitFor();
    expect(await page.locator('[name=login]').inputValue()).toBe(home.logins.operator);
    expect(await page.locator('[name=password]').inputValue()).toBe('');
    await counter.logIn(home.logins.operator);
    await page.getByRole('heading', { name: home.facilityName }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/serve');
  });

  it('finds by initials, picks by digit, shows price and five amounts, and logs with Enter', async () => {
    await counter.serve(zhang);
    expect(await texts(counter.card.locator('p'))).toEqual([
      `82 岁 尾号 ${zhang.card.slice(-4)}`,
      `${home.villageName} · 80 岁以上`,
    ]);
    expect(await texts(counter.page.locator('.quote-bar .ones-legend li'))).toEqual([
      '老人 3.00',
      '政府 9.00',
      '捐赠 0.50',
      '菜园 1.00',
      '志愿 1.50',
      '待落实 0.50',
    ]);
    expect(await texts(counter.page.getByRole('table', { name: '这一餐由谁承担' }).locator('tr'))).toContain(
      '政府补 9.00',
    );
    expect(await texts(counter.page.locator('.due'))).toEqual(['应收 3.00']);
    await counter.log(zhang.name);
    await counter.sent(1);
    expect(await stored()).toMatchObject([
      { name: zhang.name, elder_paid_fen: 300, government_fen: 900, payment_method: 'cash', identified_by: 'name' },
    ]);
    expect(await counter.search.inputValue()).toBe('');
  });

  it('warns of a second meal in the slot, asks once more, and takes the full price', async () => {
    await counter.find(zhang);
    expect(await counter.rows.first().innerText()).toContain('已用午餐');
    await counter.page.keyboard.press('1');
    await counter.atCounter(zhang.name);
    await counter.card.getByRole('alert').filter({ hasText: '已经用过午餐' }).waitFor();
    expect(await texts(counter.page.locator('.due'))).toEqual(['应收 12.00']);
    await counter.page.keyboard.press('Enter');
    await counter.logKey.filter({ hasText: '确认记第二餐 · 全价 12.00' }).waitFor();
    expect([await counter.outboxIds(), (await stored()).length]).toEqual([[], 1]);
    await counter.log(zhang.name);
    await counter.sent(2);
    expect((await stored())[1]).toMatchObject({
      name: zhang.name,
      elder_paid_fen: 1200,
      government_fen: 0,
      flags: ['second_in_slot'],
    });
  });

  it('takes a card wherever the focus is, and says so when it knows none', async () => {
    await counter.page.getByRole('button', { name: '设置' }).focus();
    await counter.scan(wang.card);
    await counter.atCounter(wang.name);
    await counter.page.keyboard.press('F2');
    await counter.log(wang.name);
    await counter.says('收微信 3.00');
    await counter.sent(3);
    expect((await stored())[2]).toMatchObject({ name: wang.name, payment_method: 'wechat', identified_by: 'card' });
    await counter.scan('80999999');
    await counter.says('全区没有这张卡或二维码');
    expect(await counter.logKey.isDisabled()).toBe(true);
  });

  it('sells to the public with F8 and takes the last one back with F9', async () => {
    await counter.page.keyboard.press('F8');
    await counter.atCounter('散客');
    // In the moment the till tells of the meal, sooner than the day's list can have it: never the one before.
    await counter.page.evaluate(`{
      const line = document.querySelector('.notice-line');
      const seen = new MutationObserver(() => {
        if (!line.textContent.includes('已记 散客')) return;
        seen.disconnect();
        window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F9' }));
      });
      seen.observe(line, { childList: true, characterData: true, subtree: true });
    }`);
    await counter.page.keyboard.press('Enter');
    await counter.says('已撤销 散客');
    expect((await stored())[3]).toMatchObject({ name: null, elder_paid_fen: 1200, government_fen: 0, voided: true });
    await counter.sent(3);
    expect((await stored()).map((meal) => meal.voided)).toEqual([false, false, false, true]);
  });

  it('lists the day as the server has it, and takes back any of it', async () => {
    await counter.openList();
    const lines = counter.dialog.locator('tbody tr');
    const shown = (await lines.allInnerTexts()).map((line) => line.split(/\s+/).slice(1, 7));
    expect(shown).toEqual([
      ['散客', '午餐', '微信', '12.00', '0.00', '已撤销'],
      [wang.name, '午餐', '微信', '3.00', '9.00', '已入账'],
      [zhang.name, '午餐', '现金', '12.00', '0.00', '已入账'],
      [zhang.name, '午餐', '现金', '3.00', '9.00', '已入账'],
    ]);
    expect(shown.map(([name]) => name).reverse()).toEqual((await stored()).map((meal) => meal.name ?? '散客'));
    await lines
      .nth(2)
      .getByRole('button', { name: `撤销 ${zhang.name}` })
      .click();
    await lines.nth(2).filter({ hasText: '已撤销' }).waitFor();
    await counter.closeDialog();
    await counter.sent(2);
    expect((await stored()).map((meal) => meal.voided)).toEqual([false, true, false, true]);
  });

  it('sums the day’s five ones to the same as the server, also after a reload', async () => {
    const server = await ApiClient.as(at.api.origin, home.logins.operator, PASSWORD);
    const { body } = await server.get(`/v1/five-ones?businessDate=${businessDateAt(new Date())}&groupBy=facility`);
    const yuan = (fen: number): string => (fen / 100).toFixed(2);
    const { elderPaidFen, governmentFen, donationFen, gardenFen, volunteerFen, unfundedFen } = body.total;
    const expected = [
      `老人 ${yuan(elderPaidFen)}`,
      `政府 ${yuan(governmentFen)}`,
      `捐赠 ${yuan(donationFen)}`,
      `菜园 ${yuan(gardenFen)}`,
      `志愿 ${yuan(volunteerFen)}`,
      `待落实 ${yuan(unfundedFen)}`,
    ];
    expect([body.total.meals, governmentFen]).toEqual([2, 1800]);
    expect(await texts(counter.foot.locator('.ones-legend li'))).toEqual(expected);
    await counter.page.reload();
    await counter.today(2);
    expect(await texts(counter.foot.locator('.ones-legend li'))).toEqual(expected);
  });

  it('asks nothing outside its own origin and puts nobody into an address', () => {
    const { addresses } = requests;
    expect(addresses.filter((address) => address.startsWith(`${at.api.origin}/v1/`)).length).toBeGreaterThan(10);
    expect(addresses.filter((address) => !address.startsWith(`${at.api.origin}/`))).toEqual([]);
    const secrets = home.residents.flatMap(({ id, name, initials, card, qr, phone }) => [
      id,
      name,
      initials,
      card,
      qr,
      phone,
    ]);
    expect(addresses.filter((address) => [...secrets, PASSWORD].some((secret) => address.includes(secret)))).toEqual(
      [],
    );
  });

  describe.each(['中文', 'English'])('in %s', (language) => {
    it('has everything in sight on a tablet, the warning of a second meal too', async () => {
      await counter.page.setViewportSize({ width: 1280, height: 800 });
      await counter.page.evaluate(
        `localStorage.setItem('nuancan.language', '${language === 'English' ? 'en' : 'zh'}')`,
      );
      await counter.page.reload();
      await counter.search.waitFor();
      await counter.page.getByRole('button', { name: /^(午餐|Lunch)$/ }).click();
      await serveZhangAgain();
      for (const [width, height] of TABLETS) {
        await counter.page.setViewportSize({ width, height });
        const places = ['.serve-header', '.search-input', '.diner-row', '.serve-panel', '.log-key', '.day-strip'];
        for (const place of places) expect({ width, height, ...(await overhang(place)) }).toMatchObject({ px: 0 });
        expect(await counter.page.evaluate('document.documentElement.scrollHeight - innerHeight')).toBe(0);
        // Only what nothing covers can be clicked.
        await counter.logKey.click({ trial: true });
        await counter.foot.getByRole('button').last().click({ trial: true });
        expect(await smallTargets()).toEqual([]);
      }
    });

    it('stacks on a phone, and brings the panel to whoever was picked', async () => {
      await counter.page.setViewportSize({ width: 390, height: 844 });
      await serveZhangAgain();
      expect(await overhang('.log-key')).toEqual({ place: '.log-key', px: 0 });
      const parts = [counter.search, counter.card, counter.page.locator('.price-panel'), counter.foot];
      const tops = await Promise.all(parts.map(async (part) => (await part.boundingBox())?.y));
      expect(tops).toEqual([...tops].sort((left, right) => Number(left) - Number(right)));
      expect(await counter.page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      expect(await smallTargets()).toEqual([]);
    });
  });

  async function serveZhangAgain(): Promise<void> {
    await counter.serve(zhang);
    await counter.card.getByRole('alert').waitFor();
  }

  /** How far the first such element reaches beyond the screen. */
  async function overhang(place: string): Promise<{ place: string; px: number }> {
    const box = await counter.page.locator(place).first().boundingBox();
    const { width, height } = counter.page.viewportSize() ?? { width: 0, height: 0 };
    if (box === null) return { place, px: Number.NaN };
    const beyond = [-box.x, -box.y, box.x + box.width - width, box.y + box.height - height];
    return { place, px: Math.max(0, ...beyond) };
  }

  /** Keys, rows and fields that a finger may miss: below 60 px. */
  function smallTargets(): Promise<string[]> {
    return counter.page.evaluate<string[]>(`[...document.querySelectorAll('button, input, [role=option]')]
      .map((target) => ({ target, box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 60 || box.height < 60)
      .map(({ target, box }) => target.textContent + ' ' + box.width + '×' + box.height)`);
  }
});

/** The texts as read, blanks and line breaks made one. */
async function texts(elements: Locator): Promise<string[]> {
  return (await elements.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
}

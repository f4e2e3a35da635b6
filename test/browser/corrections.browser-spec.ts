import { addDays, businessDateAt } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.js';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { logIn } from '../support/log-in.js';
import { mealDraft, newClientId } from '../support/meal-draft.js';
import { axeViolations } from '../support/open-browser.js';
import { PASSWORD, type ArrangedTown } from '../support/small-district.js';

const TODAY = businessDateAt(new Date());
const YESTERDAY = addDays(TODAY, -1);

/** Two corrections wait; a town official approves one and rejects the other. The tests follow one another. */
describe('corrections that wait for a second person', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let operator: ApiClient;
  let page: Page;
  const meals: { mealId: string; businessDate: string }[] = [];

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    const as = (login: string): Promise<ApiClient> => ApiClient.as(at.api.origin, login, PASSWORD);
    operator = await as(home.logins.operator);
    for (const person of home.residents.slice(0, 3)) {
      const draft = { ...mealDraft(home, person), businessDate: YESTERDAY, servedAt: `${YESTERDAY}T11:00:00+08:00` };
      const { status, text, body } = await operator.post('/v1/meals', { deviceId: newClientId(), ...draft });
      if (status !== 201) throw new Error(text);
      meals.push({ mealId: body.id, businessDate: YESTERDAY });
    }
    const town = await as(home.logins.town_official);
    const close = { facilityId: home.facilityId, overrideReason: '平板坏了' };
    await town.post(`/v1/days/${YESTERDAY}/close`, close);
    const district = await as(home.logins.district_official);
    await district.post('/v1/correction-limits', { validFrom: TODAY, mostFen: 0, mostMeals: 200 });
    for (const meal of meals.slice(0, 2)) expect(await propose(operator, meal)).toBe(202);
    expect(await propose(town, meals[2])).toBe(202);
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${at.api.origin}/books/corrections`);
    await logIn(page, home.logins.town_official);
    await page.getByRole('heading', { name: '更正待批' }).waitFor();
  });
  afterAll(() => at?.close());

  async function propose(by: ApiClient, meal: (typeof meals)[number] | undefined): Promise<number> {
    const asked = { clientId: newClientId(), kind: 'reverse', reason: '没有来吃', meals: [meal] };
    return (await by.post('/v1/meal-corrections', asked)).status;
  }

  async function expectAccessible(state: string): Promise<void> {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const violations = await axeViolations(page);
      expect({ state, colorScheme, violations }).toEqual({ state, colorScheme, violations: [] });
    }
  }

  const sections = () => page.locator('section.facts');
  const booked = async (): Promise<number> =>
    (await at.test.owner.query('SELECT FROM canteen.meal_corrections')).rows.length;

  it('are listed with what they move; one’s own waits for another person', async () => {
    await sections().nth(2).waitFor();
    await expectAccessible('waiting');
    expect(await sections().first().getByText('由另一人批准').count()).toBe(1);
    expect(await sections().first().getByText('您本人').count()).toBe(1);
    // Whose meal it was and when, the name masked.
    const item = await sections().nth(1).locator('tbody tr').innerText();
    expect(item).toContain('11:00');
    expect(item).toMatch(/[张王陈]\*./);
    expect(await sections().first().getByRole('button', { name: '批准' }).count()).toBe(0);
    expect(await booked()).toBe(0);
  });

  it('are booked when approved, by the keyboard alone', async () => {
    const approve = sections().nth(1).getByRole('button', { name: '批准' });
    await approve.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await expectAccessible('approving');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await sections().nth(2).waitFor({ state: 'detached' });
    expect(await booked()).toBe(1);
  });

  it('are rejected with a reason, and book nothing', async () => {
    await sections().nth(1).getByRole('button', { name: '驳回' }).click();
    await page.getByRole('dialog').getByLabel('说明').fill('证据不足');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await sections().nth(1).waitFor({ state: 'detached' });
    await page.getByLabel('显示').selectOption('rejected');
    await page.getByText('证据不足').waitFor();
    expect(await booked()).toBe(1);
  });
});

import { addDays, businessDateAt } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';

/** A typhoon as a town official closes for it, has people seen and lifts it, by keyboard. */
describe('days without delivery', () => {
  let at: BrowserInstallation;
  let page: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    const { owner } = at.test;
    const { home } = at.places;
    const [alone] = home.residents;
    await owner.query(`SELECT set_config('app.district', $1, false)`, [home.districtCode]);
    await owner.query(`UPDATE registry.residents SET lives_alone = true WHERE id = $1`, [alone.id]);
    await owner.query(
      `INSERT INTO delivery.orders (district_code, town_code, facility_id, facility_town, resident_id, person_id, business_date, slot,
         payment_method, handover, client_id, body_hash, account_id)
       SELECT $1, $2, $3, $2, $4, $4, $5, 'lunch', 'cash', 'in_person', uuidv7(), sha256(''), id FROM identity.accounts WHERE login = $6`,
      [
        home.districtCode,
        home.code,
        home.facilityId,
        alone.id,
        addDays(businessDateAt(new Date()), 1),
        home.logins.operator,
      ],
    );
    page = await (await at.browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(at.api.origin);
    await logIn(page, home.logins.town_official);
  });
  afterAll(() => at?.close());

  const accessible = async (state: string): Promise<void> => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      const violations = await axeViolations(page);
      expect({ state, colorScheme, violations }).toEqual({ state, colorScheme, violations: [] });
    }
  };

  it('closes for a typhoon, lists who is to be seen, notes who was, and lifts it', async () => {
    const [alone] = at.places.home.residents;
    await page.getByRole('link', { name: '停送与上门' }).press('Enter');
    await page.getByText('今天起没有停送').waitFor();
    await accessible('nothing closed');
    await page.getByRole('button', { name: '停送' }).press('Enter');
    await page.getByRole('textbox', { name: '原因' }).fill('台风红色预警');
    await accessible('closing');
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: '1 / 1' }).waitFor();
    await accessible('closed');
    await page.locator('a[href^="/closures/"]').press('Enter');
    await page.getByRole('button', { name: `去看过了 ${alone.name}` }).press('Enter');
    await page.getByLabel('看到的情况').selectOption('well');
    await accessible('noting');
    await page.getByRole('button', { name: '保存' }).press('Enter');
    await page.getByRole('cell', { name: '平安' }).waitFor();
    await accessible('seen');
    await page.getByRole('button', { name: '解除停送' }).press('Enter');
    await page.getByRole('textbox', { name: '原因' }).fill('台风已过');
    await page.keyboard.press('Enter');
    await page.getByText('已解除').waitFor();
    await page.getByRole('button', { name: 'English' }).press('Enter');
    await page.getByRole('heading', { name: 'People to see' }).waitFor();
  });
});

import type { Page } from 'playwright-core';
import { PASSWORD } from './small-district.js';

/** Fills the form that is on the page and sends it, as a person does. */
export async function logIn(page: Page, login: string, password: string = PASSWORD): Promise<void> {
  await page.locator('[name=login]').fill(login);
  await page.locator('[name=password]').fill(password);
  await page.keyboard.press('Enter');
}

import type { Locator, Page } from 'playwright-core';

const LONGEST_MS = 10_000;

/**
 * Runs in the page: done when no modal dialog lies over the element, and one that has just gone has given the focus back: it does so
 * a moment after it left the page, and the key would go to what had opened it.
 */
const UNCOVERED = `async (element, longest) => {
  const until = performance.now() + longest;
  const covered = () => [...document.querySelectorAll('dialog:modal')].some((dialog) => !dialog.contains(element));
  while (covered() && element.isConnected && performance.now() < until) await new Promise(requestAnimationFrame);
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
}`;

let patient: object | null = null;

/**
 * From now on `locator.press` waits, as a person does, until the dialog that was saved is gone: it stays open until the page
 * behind shows what is new, and what lies under it takes no focus, so that the key would go to the dialog.
 */
export function pressUncovered(page: Page): void {
  const locators = Object.getPrototypeOf(page.locator('body')) as Locator;
  if (patient === locators) return;
  patient = locators;
  const press = locators.press;
  locators.press = async function (this: Locator, ...how) {
    await this.evaluate<void, number>(UNCOVERED, LONGEST_MS, { timeout: LONGEST_MS });
    await press.apply(this, how);
  };
}

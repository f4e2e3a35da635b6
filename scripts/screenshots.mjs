/**
 * `npm run screenshots -- http://127.0.0.1:3000`: takes the pictures of docs/screenshots from an installation that runs
 * with the demo district. Logs a few of today's meals there, since a counter without any shows nothing.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openBrowser } from '../test/support/open-browser.ts';

const FOLDER = resolve(import.meta.dirname, '../docs/screenshots');
const PASSWORD = 'nuancan-demo';
const MEALS = 4;
const SHANGHAI_AHEAD_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

const [address] = process.argv.slice(2);
if (address === undefined || !URL.canParse(address)) {
  process.stderr.write('usage: npm run screenshots -- http://127.0.0.1:3000\n');
  process.exit(2);
}
mkdirSync(FOLDER, { recursive: true });
const browser = await openBrowser();
try {
  await picture('serve', serve);
  await picture('district', district);
  await picture('accounts', accounts);
  await picture('own-account', ownAccount);
} finally {
  await browser.close();
}

async function picture(name, arrange) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  const page = await context.newPage();
  await arrange(page);
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await context.close();
}

async function logIn(page, login) {
  await page.goto(address);
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', PASSWORD);
  await page.keyboard.press('Enter');
}

/** A diner who has not eaten yet stands at the counter, after a few others. */
async function serve(page) {
  await logIn(page, 'op-xiwu');
  const hungry = page.locator('.diner-row:has(.diner-standing.state-quiet)');
  const notice = page.locator('.notice-line[data-tone=good]');
  for (let meal = 0; meal < MEALS; meal += 1) {
    await hungry.first().click();
    await page.locator('.quote-bar').waitFor();
    await page.keyboard.press('Enter');
    await notice.waitFor();
  }
  await page.locator('.sync-count:not(.state-warn)').waitFor();
  await hungry.first().click();
  await page.locator('.quote-bar').waitFor();
}

/** Everybody of the district. */
async function accounts(page) {
  await logIn(page, 'admin');
  await page.getByRole('link', { name: '账号管理' }).click();
  await page.locator('.account-table tbody tr').first().waitFor();
}

/** What everybody does for themselves. */
async function ownAccount(page) {
  await logIn(page, 'qumin');
  await page.locator('.ones-table').waitFor();
  await page.goto(`${address.replace(/\/$/, '')}/account`);
  await page.locator('.account-sessions li').first().waitFor();
}

/** The last day that is complete. */
async function district(page) {
  await logIn(page, 'qumin');
  await page.locator('.ones-table').waitFor();
  const yesterday = new Date(Date.now() + SHANGHAI_AHEAD_MS - DAY_MS).toISOString().slice(0, 10);
  await page.goto(`${address.replace(/\/$/, '')}/district?date=${yesterday}`);
  await page.locator('.ones-table tbody tr[data-silent=false]').first().waitFor();
}

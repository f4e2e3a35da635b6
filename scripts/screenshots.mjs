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
  await picture('imports', importList);
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

/** A list that was checked and waits for its sender, with a row that a spreadsheet has spoilt. */
async function importList(page) {
  await logIn(page, 'qumin');
  await page.getByRole('link', { name: '导入名单' }).click();
  const rows = [
    '姓名,身份证号,性别,出生日期,镇街道,村社区,联系电话',
    '沈阿花,,女,1940-05-06,锦屏街道,奉中社区,15400000001',
    '卓根宝,3.30213E+17,男,1938年11月2日,锦屏街道,奉中社区,15400000002',
    '毛彩菊,,女,1943/2/7,锦屏街道,没有的村,15400000003',
  ];
  const buffer = Buffer.from(rows.join('\n'));
  await page.getByLabel('CSV 或 XLSX 文件').setInputFiles({ name: '锦屏老人.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: '上传并检查' }).click();
  await page.locator('.import-run .import-table').waitFor();
}

/** The last day that is complete. */
async function district(page) {
  await logIn(page, 'qumin');
  await page.locator('.ones-table').waitFor();
  const yesterday = new Date(Date.now() + SHANGHAI_AHEAD_MS - DAY_MS).toISOString().slice(0, 10);
  await page.goto(`${address.replace(/\/$/, '')}/district?date=${yesterday}`);
  await page.locator('.ones-table tbody tr[data-silent=false]').first().waitFor();
}

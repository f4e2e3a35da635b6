/**
 * `npm run screenshots -- http://127.0.0.1:3000`: takes the pictures of docs/screenshots from an installation that runs
 * with the demo district; with names after the address only those. Logs a few of today's meals there and submits last month's
 * claims of 西坞, since a counter without meals and an inbox without claims show nothing.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openBrowser } from '../test/support/open-browser.ts';

const FOLDER = resolve(import.meta.dirname, '../docs/screenshots');
const PASSWORD = 'nuancan-demo';
const MEALS = 4;
const SHANGHAI_AHEAD_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

const [address, ...wanted] = process.argv.slice(2);
if (address === undefined || !URL.canParse(address)) {
  process.stderr.write('usage: npm run screenshots -- http://127.0.0.1:3000 [name…]\n');
  process.exit(2);
}
mkdirSync(FOLDER, { recursive: true });
const browser = await openBrowser();
try {
  await picture('serve', serve);
  await picture('routes', routes);
  await picture('next-door', nextDoor);
  await picture('district', district);
  await picture('meal-map', mealMap);
  await picture('accounts', accounts);
  await picture('own-account', ownAccount);
  await picture('imports', importList);
  await picture('claims', claims);
  await picture('claim', claim);
} finally {
  await browser.close();
}

async function picture(name, arrange) {
  if (wanted.length > 0 && !wanted.includes(name)) return;
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

/** How today's lunch is brought, once the worker has planned it; before nine the list is not fixed and there is none. */
async function routes(page) {
  await page.setViewportSize({ width: 1366, height: 1000 });
  await logIn(page, 'op-xiwu');
  await page.getByRole('link', { name: '送餐' }).click();
  await page.getByRole('link', { name: '送餐路线' }).click();
  await page.getByRole('button', { name: /^午餐/ }).click();
  await page.locator('.runs-map').waitFor();
}

/** The next door of the volunteer whose trip is on the road. */
async function nextDoor(page) {
  await page.setViewportSize({ width: 390, height: 844 });
  await logIn(page, 'zhiyuan');
  await page.locator('.door-card').waitFor();
}

/** A point that is tried where many live whom nothing reaches. */
async function mealMap(page) {
  await logIn(page, 'qumin');
  await page.locator('.ones-table').waitFor();
  await page.goto(`${address.replace(/\/$/, '')}/meal-map?side=clusters`);
  await page.locator('.meal-map[data-drawn=true]').waitFor();
  const streets = page.waitForResponse((response) => response.url().endsWith('/what-ifs/streets'));
  await page
    .getByRole('button', { name: /^加一个点：/ })
    .first()
    .click();
  await streets;
  await page.locator('.coverage-gain').waitFor();
  await page.locator('.meal-map-view').evaluate((view) => view.scrollIntoView());
  await page.waitForLoadState('networkidle');
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

/** What a town has to review: last month's claims of its canteens, checked. */
async function claims(page) {
  const operator = await browser.newContext();
  const till = await operator.newPage();
  await logIn(till, 'op-xiwu');
  await till.locator('.serve-header').waitFor();
  await submitAll(till);
  await operator.close();
  await logIn(page, 'zhen-xiwu');
  await page.locator('.ones-table').waitFor();
  await submitAll(page);
  await page.getByRole('link', { name: '申报审核' }).click();
  await page.locator('.data-table tbody a').first().waitFor();
  await page.getByText('其中').first().waitFor();
}

/** A claim with what was found in it, the finding that must be decided open. */
async function claim(page) {
  await claims(page);
  await page.locator('.data-table tr').filter({ hasText: '其中' }).getByRole('link').first().click();
  await page.locator('.finding-line').first().click();
  await page.locator('.finding-body .fact-table').waitFor();
}

/** Submits what waits of last month, as whoever is logged in, and shows the pages anew. */
async function submitAll(page) {
  const month = new Date(Date.now() + SHANGHAI_AHEAD_MS);
  month.setUTCDate(0);
  const submit = `(async (month) => {
    const post = async (path, body) => (await fetch(path, { method: 'POST', body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' } })).json();
    const { items } = await (await fetch('/v1/claims?limit=200&month=' + month)).json();
    for (const { facilityId } of items) {
      const { claimId, step, state } = await post('/v1/claims', { facilityId, month });
      if (state === 'draft') await post('/v1/claims/' + claimId + '/steps', { action: 'submit', step });
    }
  })('${month.toISOString().slice(0, 7)}')`;
  await page.evaluate(submit);
}

/** The last day that is complete. */
async function district(page) {
  await logIn(page, 'qumin');
  await page.locator('.ones-table').waitFor();
  const yesterday = new Date(Date.now() + SHANGHAI_AHEAD_MS - DAY_MS).toISOString().slice(0, 10);
  await page.goto(`${address.replace(/\/$/, '')}/district?date=${yesterday}`);
  await page.locator('.ones-table tbody tr[data-silent=false]').first().waitFor();
}

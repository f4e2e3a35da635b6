import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeXlsx } from '@nuancan/platform';
import type { Page } from 'playwright-core';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';
import type { ArrangedTown } from '../support/small-district.js';
import { startWorker, type RunningWorker } from '../support/start-worker.js';

const PATIENCE_MS = 10_000;
const KEYS = {
  FIELD_KEYS: `test:${Buffer.alloc(32, 3).toString('base64url')}`,
  FIELD_INDEX_KEY: Buffer.alloc(32, 4).toString('base64url'),
};

/** 导入名单 with a worker at work behind it, in Chromium; the tests follow one another. */
describe('imports', () => {
  let at: BrowserInstallation;
  let worker: RunningWorker;
  let home: ArrangedTown;
  let page: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation(KEYS);
    ({ home } = at.places);
    worker = await startWorker(at.test, KEYS);
    page = await open(home.logins.town_official);
    await page.getByRole('link', { name: '导入名单' }).click();
    await page.getByText('还没有导入过').waitFor();
  });
  afterAll(async () => {
    await worker?.stop();
    await at?.close();
  });

  async function open(login: string): Promise<Page> {
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
    const opened = await context.newPage();
    opened.setDefaultTimeout(PATIENCE_MS);
    await opened.goto(at.api.origin);
    await logIn(opened, login);
    await opened.locator('.shell-navigation').waitFor();
    return opened;
  }

  async function expectAccessible(state: string): Promise<void> {
    expect({ state, violations: await axeViolations(page) }).toEqual({ state, violations: [] });
  }

  async function send(name: string, rows: readonly (readonly string[])[]): Promise<void> {
    const buffer = writeXlsx({ name: '名单', rows });
    await page.getByLabel('CSV 或 XLSX 文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await page.getByRole('button', { name: '上传并检查' }).click();
  }

  async function becomes(state: string): Promise<void> {
    await page.locator('.import-run[aria-busy=false] h2').filter({ hasText: state }).waitFor();
  }

  async function download(link: string): Promise<{ name: string; content: Buffer }> {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
    return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
  }

  const figures = async (): Promise<Record<string, string>> =>
    Object.fromEntries(
      (await page.locator('.import-counts > div').allInnerTexts()).map((pair) => pair.split(/\s+/) as [string, string]),
    );

  const residents = async (): Promise<string[]> =>
    (
      await at.test.owner.query<{ name: string }>(
        `SELECT name FROM registry.residents WHERE name LIKE '新%' ORDER BY name`,
      )
    ).rows.map(({ name }) => name);

  const list = (): string[][] => [
    ['老人的名字', '性别', '出生日期', '村社区'],
    ['新一', '女', '1940-05-06', home.villageName],
    ['新二', '男', '1941年2月3日', '没有的村'],
  ];

  it('offers samples, and says which columns there are', async () => {
    const sample = await download('下载 CSV 样表');
    expect(sample.name).toBe('老人导入样表.csv');
    expect(sample.content.toString()).toContain('姓名,');
    expect((await download('下载 XLSX 样表')).content.subarray(0, 2).toString()).toBe('PK');
    await page.getByText('有哪些列').click();
    await page.getByText('18 位身份证号（文本）').waitFor();
    await expectAccessible('nothing imported yet');
  });

  it('lets its sender say which column is which, and checks without saving', async () => {
    await send('台账.xlsx', list());
    await becomes('不能导入');
    await page.getByText('表头里找不到必需的列：姓名').waitFor();
    await expectAccessible('header not understood');
    await page.getByLabel('“老人的名字”对应').selectOption({ label: '姓名' });
    await page.getByRole('button', { name: '重新检查' }).click();
    await becomes('待确认');
    expect(await figures()).toEqual({ 行数: '2', 新增: '1', 变更: '0', 不变: '0', 不能导入: '1' });
    expect(await page.getByRole('button', { name: '导入', exact: true }).count()).toBe(0);
    expect(await residents()).toEqual([]);
    await expectAccessible('checked');
  });

  it('tells the refused rows, also as a file, and takes the good ones when asked to', async () => {
    expect(await page.locator('.import-table tbody tr').allInnerTexts()).toEqual([
      '3\t新*\t村社区\t没有的村\t没有这个村（社区）',
    ]);
    await page.getByText('共 1 行，原因全部列在下面。').waitFor();
    const { name, content } = await download('下载全部原因（CSV）');
    expect(name).toBe('未导入的行.csv');
    expect(content.toString()).toBe(
      '\uFEFF行 Row,姓名或名称 Name,列 Column,内容 Value,原因 Reason,Reason,代码 Code\r\n' +
        '3,新*,村社区 Village,没有的村,没有这个村（社区）,No such village,VILLAGE_UNKNOWN\r\n',
    );
    await page.getByRole('button', { name: '只导入无误的 1 行' }).click();
    await becomes('已导入');
    expect(await residents()).toEqual(['新一']);
    await expectAccessible('done');
  });

  it('changes nothing the second time, and nothing when it is cancelled', async () => {
    await page.getByRole('button', { name: '返回全部导入' }).click();
    const [, one = []] = list();
    await send('再来.xlsx', [['姓名', '性别', '出生日期', '村社区'], one]);
    await becomes('待确认');
    await page.getByText('名单与登记完全一致').waitFor();
    await page.getByRole('button', { name: '返回全部导入' }).click();
    await send('作废.xlsx', [
      ['姓名', '性别', '出生日期', '村社区'],
      ['新三', ...one.slice(1)],
    ]);
    await becomes('待确认');
    await page.getByRole('button', { name: '取消导入' }).click();
    await becomes('已取消');
    expect(await page.getByRole('button', { name: '导入', exact: true }).count()).toBe(0);
    expect(await residents()).toEqual(['新一']);
    await page.getByRole('button', { name: '返回全部导入' }).click();
    await page.locator('.import-table tbody tr').nth(2).waitFor();
    expect(await page.locator('.import-table tbody tr').count()).toBe(3);
    await page.setViewportSize({ width: 360, height: 780 });
    expect(await page.evaluate(`document.documentElement.scrollWidth`)).toBe(360);
    await expectAccessible('the list on a phone');
  });

  it('is shown to the town’s own officials only', async () => {
    const neighbour = await open(at.places.neighbour.logins.town_official);
    await neighbour.getByRole('link', { name: '导入名单' }).click();
    await neighbour.getByText('还没有导入过').waitFor();
  });
});

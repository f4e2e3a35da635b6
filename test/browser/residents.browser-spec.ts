import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';
import type { ArrangedResident, ArrangedTown } from '../support/small-district.js';

const PATIENCE_MS = 10_000;

/** The register in Chromium: search, masking, an application up to its approval, a merge; the tests follow one another. */
describe('residents and applications', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let elder: ArrangedResident;
  let town: Page;
  let district: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    ({ home } = at.places);
    elder = home.residents[0];
    town = await open(home.logins.town_official);
    district = await open(home.logins.district_official);
  });
  afterAll(() => at?.close());

  async function open(login: string): Promise<Page> {
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(at.api.origin);
    await logIn(page, login);
    await page.locator('.shell-navigation').waitFor();
    return page;
  }

  async function find(page: Page, text: string): Promise<string[]> {
    await page.getByLabel('查找老人', { exact: true }).last().fill(text);
    const answered = page.waitForResponse(/\/v1\/residents\/search$/);
    await page.getByRole('button', { name: '查找', exact: true }).click();
    await answered;
    await page.locator('.registry[aria-busy=false]').waitFor();
    return page.locator('.registry-table tbody tr').allInnerTexts();
  }

  it('finds by pinyin, card and phone, masked, within the scope, with nothing in the address', async () => {
    const page = town;
    await page.getByRole('link', { name: '老人', exact: true }).click();
    await page.locator('.registry-table').waitFor();
    for (const text of [elder.initials, elder.name, elder.card, elder.card.slice(-4), elder.phone]) {
      const rows = await find(page, text);
      expect(rows.filter((row) => row.includes(elder.name))).toHaveLength(1);
      expect(rows.join()).toContain(`138****${elder.phone.slice(-4)}`);
      expect(rows.join()).not.toContain(elder.phone);
    }
    expect(new URL(page.url()).search).toBe('');
    expect(await find(page, at.places.neighbour.residents[0].name)).toEqual([]);
    await page.getByText('没有找到老人').waitFor();
    await find(page, elder.name);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('shows a phone in clear for a purpose only, and says so in the audit without the number', async () => {
    const page = town;
    await page.getByRole('link', { name: elder.name }).click();
    await page.locator('h1:focus').filter({ hasText: elder.name }).waitFor();
    await page.getByText(`${home.name}${home.villageName} · ${home.villageCode}`).first().waitFor();
    const body = page.locator('body');
    expect(await body.innerText()).not.toContain(elder.phone);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '查看明文：电话' }).click();
    await page.getByLabel('用途').selectOption('visit');
    await page.getByLabel('说明').fill(`打 ${elder.phone}`);
    await page.getByRole('button', { name: '查看', exact: true }).click();
    await page.getByRole('alert').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByLabel('说明').fill('上门送老年卡');
    await page.getByRole('button', { name: '查看', exact: true }).click();
    await page.locator('output').filter({ hasText: elder.phone }).waitFor();
    const { rows } = await at.test.owner.query(
      `SELECT count(*) FILTER (WHERE subject = 'registry.disclosures' AND after ->> 'resident_id' = $1)::int AS disclosed,
         coalesce(bool_or(l::text LIKE '%' || $2 || '%'), false) AS told FROM platform.audit_log l`,
      [elder.id, elder.phone],
    );
    expect(rows).toEqual([{ disclosed: 1, told: false }]);
    await page.reload();
    await page.getByRole('button', { name: '查看明文：电话' }).waitFor();
    expect(await body.innerText()).not.toContain(elder.phone);
  });

  it('takes an application with a file to the village’s opinion, and not further by the same hand', async () => {
    const page = town;
    await page.getByRole('button', { name: '申请类别' }).click();
    await page.getByLabel('申请类别').selectOption('minimum_living');
    await page.getByLabel('开始日期').fill('2026-03-01');
    await page.getByLabel('申请理由').fill('独居，无固定收入');
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByRole('link', { name: '低保', exact: true }).click();
    await page.locator('h1').filter({ hasText: '低保' }).waitFor();
    const file = {
      name: 'proof.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(`%PDF-1.7\n${'收入证明'.repeat(20_000)}`),
    };
    await page.getByLabel('附件内容').selectOption('income_proof');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: '上传' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载 收入证明' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^income_proof-[0-9a-f]{8}\.pdf$/);
    await page.getByRole('button', { name: '登记村（社区）意见：同意' }).click();
    await page.getByRole('alert').filter({ hasText: '请写明村（社区）由谁签署意见' }).waitFor();
    await page.getByLabel('村（社区）签署人').fill('村民政员 林');
    await page.getByRole('button', { name: '登记村（社区）意见：同意' }).click();
    await page.getByText('须由另一位经办人批准').waitFor();
    expect(await page.getByRole('button', { name: '批准', exact: true }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('is approved by another official, and holds from its first day on', async () => {
    const page = district;
    await page.getByRole('link', { name: '类别申请' }).click();
    await page.locator('.page-header select').selectOption('endorsed');
    await page.getByRole('link', { name: new RegExp(elder.name) }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: new RegExp(elder.name) }).click();
    await page.getByRole('button', { name: '批准', exact: true }).click();
    await page.getByText('这份申请已办结。').waitFor();
    await page.getByRole('link', { name: elder.name, exact: true }).click();
    const categories = page.getByRole('region', { name: '类别', exact: true });
    await categories.getByText('低保').waitFor();
    await page.locator('input[type=date]').first().fill('2026-02-28');
    await categories.getByText('没有登记').waitFor();
    await page.locator('input[type=date]').first().fill('2026-03-01');
    await categories.getByText('低保').waitFor();
  });

  it('merges a duplicate and undoes it', async () => {
    const page = district;
    await at.test.owner.query(
      `INSERT INTO registry.residents (district_code, town_code, village_code, name, name_pinyin, name_initials, sex, birth_date)
       SELECT district_code, town_code, village_code, name, name_pinyin, name_initials, sex, birth_date
       FROM registry.residents WHERE id = $1`,
      [elder.id],
    );
    // By keyboard: sections above it may still be loading, and what moves between mouse down and up is not clicked.
    await page.getByRole('button', { name: '合并重复登记' }).press('Enter');
    await page.getByRole('radio').check();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('理由', { exact: true }).fill('同一人登记两次');
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: '合并', exact: true }).click();
    await page.getByRole('button', { name: '撤销合并' }).waitFor();
    const standing = async (): Promise<number> =>
      (await at.test.owner.query('SELECT FROM registry.residents WHERE merged_into = $1', [elder.id])).rowCount ?? -1;
    expect(await standing()).toBe(1);
    await page.getByLabel('理由', { exact: true }).fill('两姐妹');
    await page.getByRole('button', { name: '撤销合并' }).click();
    await page.getByText('已撤销：两姐妹').waitFor();
    expect(await standing()).toBe(0);
  });

  it('enters a resident with a card, a grade and a status, ends, blocks and withdraws, accessibly', async () => {
    const page = town;
    const dialog = page.getByRole('dialog');
    const save = async (): Promise<void> => {
      await dialog.getByRole('button', { name: '保存' }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await page.getByRole('link', { name: '老人', exact: true }).click();
    await page.getByRole('button', { name: '登记老人' }).click();
    await dialog.getByLabel('姓名').fill('仇阿根');
    await dialog.getByLabel('出生日期').first().fill('1944-02-29');
    await dialog.getByLabel('电话').fill('13812345678');
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.locator('h1').filter({ hasText: '仇阿根' }).waitFor();
    await page.getByRole('button', { name: '更正基本情况' }).click();
    await dialog.getByLabel('饮食').fill('少盐');
    await save();
    await page.getByText('少盐').waitFor();
    const section = (name: string) => page.getByRole('region', { name, exact: true });
    await page.getByRole('button', { name: '发卡或二维码' }).click();
    await dialog.getByLabel('卡号或二维码内容').fill(elder.card);
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByRole('alert').filter({ hasText: '已有持有人' }).waitFor();
    await dialog.getByLabel('卡号或二维码内容').fill('80555501');
    await save();
    await section('卡与二维码').getByText('尾号 5501').waitFor();
    await page.getByRole('button', { name: '登记能力评估' }).click();
    await dialog.getByLabel('能力评估').selectOption('moderate');
    await save();
    await section('能力评估').getByText('中度失能 · GB/T 42195-2022').waitFor();
    await section('能力评估').getByRole('button', { name: '结束' }).click();
    await save();
    await page.getByRole('button', { name: '登记去向' }).click();
    await dialog.getByLabel('去处').fill('康乐养老院');
    await save();
    await section('去向').getByText('入住机构 · 康乐养老院').waitFor();
    await section('去向').getByRole('button', { name: '撤回' }).click();
    await dialog.getByLabel('原因').fill('记错了人');
    expect(await axeViolations(page)).toEqual([]);
    await save();
    await section('去向').getByText('已撤回：记错了人').waitFor();
    await section('卡与二维码').getByRole('button', { name: '挂失或停用' }).click();
    await save();
    await section('卡与二维码').getByText('已挂失').waitFor();
    await page.locator('.registry[aria-busy=false]').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('shows the district the requests for an erasure, and lets nobody carry out their own', async () => {
    const page = district;
    await at.test.owner.query(
      `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from, recorded_at)
       SELECT id, district_code, town_code, 'moved_out', '2020-01-01', '2020-01-01' FROM registry.residents WHERE id = $1`,
      [home.residents[2].id],
    );
    await page.goto(`${at.api.origin}/residents/${home.residents[2].id}`);
    await page.getByRole('button', { name: '申请删除个人信息' }).click();
    await page.getByText('已提交申请，等待区民政局办理。').waitFor();
    await page.locator('#main').getByRole('link', { name: '个人信息删除' }).click();
    await page.getByText('您提交了这份申请，须由另一位经办人执行。').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await at.test.owner.query(`UPDATE registry.erasures SET requested_by =
      (SELECT id FROM identity.accounts WHERE login = 'town_official-330213001')`);
    await page.reload();
    await page.getByRole('button', { name: '执行删除' }).click();
    await page.getByRole('button', { name: '确定删除，不能恢复' }).click();
    await page.locator('#main li').filter({ hasText: '已删除' }).waitFor();
    const { rows } = await at.test.owner.query('SELECT name FROM registry.residents WHERE id = $1', [
      home.residents[2].id,
    ]);
    expect(rows).toEqual([{ name: '已删除' }]);
  });
});

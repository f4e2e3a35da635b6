import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REFERENCE_POLICIES } from '@nuancan/five-ones';
import { addDays, businessDateAt } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';

const PATIENCE_MS = 10_000;

/** 补贴标准 from a file to its first day, by two officials; the tests follow one another. */
describe('the subsidy policies', () => {
  let at: BrowserInstallation;
  let author: Page;
  let second: Page;
  const firstDay = addDays(businessDateAt(new Date()), 30);

  beforeAll(async () => {
    at = await openBrowserInstallation();
    const { home } = at.places;
    await at.test.owner.query(
      `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code)
       SELECT 'second-eyes', '复核', password_hash, role, district_code FROM identity.accounts WHERE login = $1`,
      [home.logins.district_official],
    );
    author = await open(home.logins.district_official);
    second = await open('second-eyes');
  });
  afterAll(() => at?.close());

  async function open(login: string): Promise<Page> {
    const page = await (await at.browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(at.api.origin);
    await logIn(page, login);
    await page.getByRole('link', { name: '补贴标准' }).click();
    await page.getByRole('heading', { name: '补贴标准', level: 1 }).waitFor();
    return page;
  }

  async function handIn(name: string, content: string): Promise<void> {
    await author
      .getByLabel('标准文件')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  }

  const document = (fields: object): string =>
    JSON.stringify({
      ...REFERENCE_POLICIES.zengcheng,
      code: 'next-year',
      scope: { districtCode: at.places.home.districtCode },
      effectiveFrom: firstDay,
      ...fields,
    });

  it('says what is wrong with a file by its place, and keeps nothing of it', async () => {
    await author.getByRole('button', { name: '提交新版本' }).click();
    await handIn('photo.json', 'not a policy');
    await author.getByText('这个文件不是标准文件').waitFor();
    await handIn('wrong.json', document({ tiers: [], surprise: 1 }));
    await author.getByText('/surprise').waitFor();
    expect(await author.getByRole('alert').innerText()).toContain('/tiers');
    expect(await axeViolations(author)).toEqual([]);
    const { rows } = await at.test.owner.query(`SELECT FROM subsidy.policies WHERE code = 'next-year'`);
    expect(rows).toHaveLength(0);
  });

  it('reads a draft in words, and does not let its author put it into force', async () => {
    await handIn('right.json', document({}));
    await author.getByRole('heading', { name: /增城区正果镇/ }).waitFor();
    await author.getByText('由您起草，须由另一位区民政人员启用').waitFor();
    expect(await author.getByRole('button', { name: '启用' }).count()).toBe(0);
    const tier = author.locator('[data-tier=hardship-60]');
    for (const words of ['60 岁以上，特困或分散供养或低保', '每次减 11.00 元', '每天', '不限']) {
      expect(await tier.innerText()).toContain(words);
    }
    expect((await tier.getByRole('row').nth(3).innerText()).split(/\s+/)).toEqual(['镇街', '余下全部', '不出', '不出']);
    expect(await axeViolations(author)).toEqual([]);
  });

  it('is put into force by somebody else, once, and both see it', async () => {
    await second.reload();
    await second.locator('.policy-panel', { hasText: 'next-year' }).getByRole('link').click();
    await second.getByRole('button', { name: '启用' }).click();
    expect(await axeViolations(second)).toEqual([]);
    await second.getByRole('button', { name: '确认启用' }).click();
    await second.getByText('待执行').waitFor();
    expect(await second.getByRole('button', { name: '启用' }).count()).toBe(0);
    await author.getByRole('link', { name: '全部标准' }).click();
    await author.reload();
    await author.locator('.policy-panel', { hasText: 'next-year' }).getByText('待执行').waitFor();
    expect(await axeViolations(author)).toEqual([]);
    await author.setViewportSize({ width: 360, height: 780 });
    expect(await axeViolations(author)).toEqual([]);
  });

  it('is read by an auditor, who can change nothing', async () => {
    const auditor = await open(at.places.home.logins.auditor);
    expect(await auditor.getByRole('button', { name: '提交新版本' }).count()).toBe(0);
    await auditor.goto(`${at.api.origin}/policies/next-year/1`);
    await auditor.getByRole('button', { name: 'English' }).click();
    await auditor.getByText('11.00 yuan off each time').waitFor();
    await auditor.goto(`${at.api.origin}/policies/next-year/9`);
    await auditor.getByRole('alert').waitFor();
  });
});

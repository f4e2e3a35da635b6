import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';
import type { ArrangedTown } from '../support/small-district.js';

const PATIENCE_MS = 10_000;
const PHONE = { width: 360, height: 780 };
const OWN_PASSWORD = '一句自己的话 13579';
const STEP_MS = 30_000;
const KEYS = {
  FIELD_KEYS: `test:${Buffer.alloc(32, 3).toString('base64url')}`,
  FIELD_INDEX_KEY: Buffer.alloc(32, 4).toString('base64url'),
};

/** Accounts and how they are protected, in Chromium; the tests follow one another. */
describe('accounts', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let admin: Page;
  let person: Page;
  let oneTime: string;
  let secret: string;
  let recoveryCode: string;

  beforeAll(async () => {
    at = await openBrowserInstallation({ ...KEYS, TOTP_ROLES: 'auditor' });
    ({ home } = at.places);
    admin = await open();
    await logIn(admin, home.logins.admin);
    await admin.getByRole('heading', { name: '供餐点', level: 1 }).waitFor();
    expect(await admin.getByRole('link', { name: '今日情况' }).count()).toBe(0);
    await admin.getByRole('link', { name: '账号管理' }).click();
    await admin.locator('.account-table').waitFor();
  });
  afterAll(() => at?.close());

  async function open(): Promise<Page> {
    const page = await (await at.browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(at.api.origin);
    return page;
  }

  /** The digits an authenticator shows; the next ones are taken early, so that no test waits for them. */
  const digits = (stepsAhead = 0): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + stepsAhead * STEP_MS });

  async function expectAccessible(page: Page, state: string): Promise<void> {
    expect({ state, violations: await axeViolations(page) }).toEqual({ state, violations: [] });
  }

  async function enterCode(page: Page, code: string): Promise<void> {
    await page.locator('[name=code]').fill(code);
    await page.keyboard.press('Enter');
  }

  const row = (login: string) => admin.locator('.account-table tbody tr').filter({ hasText: login });

  it('lists the accounts of the district, and no other one’s', async () => {
    await expectAccessible(admin, 'list');
    const shown = await admin.locator('.account-table').innerText();
    expect(shown).toContain(home.logins.operator);
    expect(shown).not.toContain(at.places.foreign.logins.operator);
    await admin.getByRole('searchbox').fill(home.logins.town_official);
    expect(await admin.locator('.account-table tbody tr').count()).toBe(1);
    await admin.getByRole('searchbox').fill('');
  });

  it('makes an account whose one-time password is shown once', async () => {
    await admin.getByRole('button', { name: '新建账号' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.locator('[name=newLogin]').fill('wang.fang');
    await dialog.locator('[name=displayName]').fill('王芳');
    await dialog.locator('[name=role]').selectOption('town_official');
    await dialog.locator('[name=townCode]').selectOption(home.code);
    await expectAccessible(admin, 'new account');
    await dialog.getByRole('button', { name: '新建账号' }).click();
    oneTime = await dialog.locator('.account-one-time').innerText();
    await expectAccessible(admin, 'one-time password');
    await dialog.getByRole('button', { name: '完成' }).click();
    expect(await row('wang.fang').innerText()).toContain('待改密码');
  });

  it('makes the owner choose a password of their own at the first log-in', async () => {
    person = await open();
    await logIn(person, 'wang.fang', oneTime);
    await person.locator('[name=newPassword]').fill('password123');
    await person.locator('[name=repeatPassword]').fill('password123');
    await person.keyboard.press('Enter');
    await person.getByRole('alert').filter({ hasText: '太常见' }).waitFor();
    await expectAccessible(person, 'a password that must be changed');
    await person.locator('[name=newPassword]').fill(OWN_PASSWORD);
    await person.locator('[name=repeatPassword]').fill(OWN_PASSWORD);
    await person.keyboard.press('Enter');
    await person.locator('.figures').waitFor();
    expect(await person.getByRole('link', { name: '账号管理' }).count()).toBe(0);
  });

  it('sets up an authenticator by QR code, and shows the recovery codes once', async () => {
    await person.locator('.account-menu > button').click();
    await person.getByRole('link', { name: '我的账号' }).click();
    await person.locator('h1:focus').filter({ hasText: '我的账号' }).waitFor();
    await person.getByRole('button', { name: '开始绑定' }).click();
    await person.locator('[name=proof]').fill(OWN_PASSWORD);
    await person.keyboard.press('Enter');
    secret = (await person.locator('.account-secret').innerText()).replaceAll(' ', '');
    await expectAccessible(person, 'enrolment');
    await enterCode(person, '000000');
    await person.getByRole('alert').filter({ hasText: '验证码不对' }).waitFor();
    await enterCode(person, digits());
    recoveryCode = await person.locator('.account-recovery code').first().innerText();
    await expectAccessible(person, 'recovery codes');
    await person.getByRole('button', { name: '已存好，继续' }).click();
    await person.getByText('恢复码还剩 10 个').waitFor();
  });

  it('asks for a code at the next log-in, and takes a recovery code as well', async () => {
    const elsewhere = await open();
    await logIn(elsewhere, 'wang.fang', OWN_PASSWORD);
    await elsewhere.locator('[name=code]').waitFor();
    await expectAccessible(elsewhere, 'code');
    await enterCode(elsewhere, recoveryCode);
    await elsewhere.locator('.figures').waitFor();
    const again = await open();
    await logIn(again, 'wang.fang', OWN_PASSWORD);
    await enterCode(again, digits(1));
    await again.locator('.figures').waitFor();
    await person.reload();
    await person.getByText('恢复码还剩 9 个').waitFor();
    await person.locator('.account-sessions li').nth(2).waitFor();
    expect(await person.locator('.account-sessions li').count()).toBe(3);
    await person.getByRole('button', { name: '退出其他所有设备' }).click();
    await person.locator('.account-sessions li').nth(1).waitFor({ state: 'detached' });
    await again.reload();
    await again.locator('[name=login]').waitFor();
  });

  it('shows one’s own account on a phone and in English', async () => {
    await person.setViewportSize(PHONE);
    await person.getByRole('button', { name: 'English' }).click();
    await person.getByRole('heading', { name: 'Devices logged in' }).waitFor();
    await expectAccessible(person, 'own account in English on a phone');
    expect(await person.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
    await person.getByRole('button', { name: '中文' }).click();
  });

  it('resets password and authenticator, moves and disables: the account is out at once', async () => {
    await admin.reload();
    await row('wang.fang').getByRole('button').click();
    const dialog = admin.getByRole('dialog');
    await dialog.locator('.account-sessions li').first().waitFor();
    await expectAccessible(admin, 'an account');
    await dialog.getByRole('button', { name: '重置验证器' }).click();
    await dialog.waitFor({ state: 'detached' });
    await person.reload();
    await person.locator('[name=login]').waitFor();
    await logIn(person, 'wang.fang', OWN_PASSWORD);
    await person.getByRole('heading', { name: '我的账号' }).waitFor();
    await row('wang.fang').getByRole('button').click();
    await dialog.locator('[name=role]').selectOption('auditor');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await row('wang.fang').innerText()).toContain('审计');
    await person.reload();
    await person.locator('[name=login]').waitFor();
  });

  it('makes a role that must have an authenticator set one up at the log-in', async () => {
    await logIn(person, 'wang.fang', OWN_PASSWORD);
    await person.getByRole('button', { name: '开始绑定' }).click();
    secret = (await person.locator('.account-secret').innerText()).replaceAll(' ', '');
    await expectAccessible(person, 'enrolment at the log-in');
    await enterCode(person, digits());
    await person.getByRole('button', { name: '已存好，继续' }).click();
    await person.locator('.account-menu').waitFor();
    await row('wang.fang').getByRole('button').click();
    await admin.getByRole('dialog').getByRole('button', { name: '停用账号' }).click();
    await row('wang.fang').getByText('已停用').waitFor();
    await person.reload();
    await logIn(person, 'wang.fang', OWN_PASSWORD);
    await person.getByRole('alert').filter({ hasText: '登录名或密码不对' }).waitFor();
  });

  it('keeps administrators from locking themselves out, and lets an operator reach their own account', async () => {
    await row(home.logins.admin).getByRole('button').click();
    await admin.getByText('这是您自己的账号').waitFor();
    expect(await admin.getByRole('dialog').getByRole('button', { name: '停用账号' }).count()).toBe(0);
    const till = await open();
    await logIn(till, home.logins.operator);
    await till.getByRole('button', { name: '设置' }).click();
    await till.getByRole('link', { name: '我的账号' }).click();
    await till.getByRole('heading', { name: '登录的设备' }).waitFor();
    await expectAccessible(till, 'an operator’s own account');
  });
});

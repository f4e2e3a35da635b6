import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';

/** How an administrator looks at the queues and settles what died, by keyboard; the tests follow one another. */
describe('the queues of the system', () => {
  let at: BrowserInstallation;
  let page: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    const { owner } = at.test;
    await owner.query(
      `INSERT INTO platform.queue_looks VALUES ('jobs', now(), 'postgres', true, 2, 1, 11, 0, 3, 0, 0, 4, 2)`,
    );
    await owner.query(`INSERT INTO platform.alerts (kind, raised_at, worst) VALUES ('dead_jobs', now(), 2)`);
    await owner.query(
      `INSERT INTO platform.outbox (district_code, job, payload, state, attempt, ended_at, last_error)
       SELECT $1, 'standing-orders', '{"businessDate": "2026-03-01"}', 'dead', 8, now(), 'RangeError at x' FROM generate_series(1, 2)`,
      [at.places.home.districtCode],
    );
    page = await (await at.browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(at.api.origin);
    await logIn(page, at.places.home.logins.admin);
  });
  afterAll(() => at?.close());

  const accessible = async (state: string): Promise<void> => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      const violations = await axeViolations(page);
      expect({ state, colorScheme, violations }).toEqual({ state, colorScheme, violations: [] });
    }
  };

  it('shows figures, alerts and dead jobs, and settles them with a reason that is kept', async () => {
    await page.getByRole('link', { name: '任务队列' }).press('Enter');
    await page.getByText('有任务失败，等人处理').waitFor();
    await page.getByRole('cell', { name: 'RangeError at x' }).first().waitFor();
    await accessible('queues');
    await page
      .getByRole('button', { name: /^再试一次/ })
      .first()
      .press('Enter');
    await page.getByRole('textbox', { name: '原因' }).fill('数据库已恢复');
    await accessible('trying again');
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: '数据库已恢复' }).waitFor();
    await page.getByRole('button', { name: /^放弃/ }).press('Enter');
    await page.getByRole('textbox', { name: '原因' }).fill('已过期');
    await page.keyboard.press('Enter');
    await page.getByText('没有失败任务').waitFor();
    await page.getByRole('cell', { name: '已过期' }).waitFor();
    await page.getByRole('button', { name: 'English' }).press('Enter');
    await page.getByRole('cell', { name: 'Dead jobs wait for a person' }).waitFor();
    await accessible('settled');
  });

  it('leads to Bull Board, which draws itself without another site or a forbidden script', async () => {
    const refused: string[] = [];
    page.on('console', (line) => void (line.type() === 'error' && refused.push(line.text())));
    await page.goto(`${at.api.origin}/v1/queue-board/queue/jobs`);
    await page.getByText('jobs').first().waitFor();
    // The styles that its parts write into the page are refused as everywhere; it does without.
    expect(refused.filter((text) => !text.startsWith('Applying inline style'))).toEqual([]);
  });
});

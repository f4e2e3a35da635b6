import type { BrowserContext, Locator, Page } from 'playwright-core';
import { eventually } from './eventually.js';
import { logIn } from './log-in.js';
import type { ArrangedResident } from './small-district.js';

const PATIENCE_MS = 10_000;

/** The Serve page as its operator works it, in Chinese and at lunch; every step waits for what it brings about. */
export class CounterPage {
  readonly search: Locator;
  readonly rows: Locator;
  readonly card: Locator;
  readonly logKey: Locator;
  readonly foot: Locator;
  readonly dialog: Locator;

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    this.search = page.getByRole('combobox');
    this.rows = page.getByRole('option');
    this.card = page.locator('.serve-panel > :first-child');
    this.logKey = page.locator('.log-key');
    this.foot = page.getByRole('contentinfo');
    this.dialog = page.getByRole('dialog');
  }

  /** On a new device, still logged out: a context of its own is one. */
  static async openIn(context: BrowserContext, origin: string): Promise<CounterPage> {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(origin);
    return new CounterPage(context, page);
  }

  /** Logs in at the form that is on the page. */
  async logIn(login: string, password?: string): Promise<void> {
    await logIn(this.page, login, password);
    await this.ready();
  }

  /** The page is open and lunch is chosen, whatever the hour. */
  async ready(): Promise<void> {
    await this.search.waitFor();
    await this.page.getByRole('button', { name: '午餐', exact: true }).click();
  }

  /** Types a text and waits until the resident stands in the first row. */
  async find({ initials, name }: ArrangedResident): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.search.pressSequentially(initials);
    await this.rows.first().filter({ hasText: name }).waitFor();
  }

  /** Puts a resident at the counter: initials, and the digit of the row. */
  async serve(resident: ArrangedResident): Promise<void> {
    await this.find(resident);
    await this.page.keyboard.press('1');
    await this.atCounter(resident.name);
  }

  /** Waits until the card shows this name and the price is known. */
  async atCounter(name: string): Promise<void> {
    await this.card.getByRole('heading', { name, exact: true }).waitFor();
    await this.page.locator('.log-key:enabled').waitFor();
  }

  /** Presses Enter and waits until the till says that the meal of `name` is logged. */
  async log(name: string): Promise<void> {
    await this.page.keyboard.press('Enter');
    await this.says(`已记 ${name}`);
  }

  /** Searches, picks and logs. */
  async serveAndLog(resident: ArrangedResident): Promise<void> {
    await this.serve(resident);
    await this.log(resident.name);
  }

  /** A card reader: every key at once, then Enter. */
  async scan(text: string): Promise<void> {
    const keyboard = await this.context.newCDPSession(this.page);
    const strokes = [...text].map((key) => ({
      key,
      text: key,
      windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0),
    }));
    const enter = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 };
    await Promise.all(
      [...strokes, enter].flatMap((stroke) => [
        keyboard.send('Input.dispatchKeyEvent', { ...stroke, type: 'keyDown' }),
        keyboard.send('Input.dispatchKeyEvent', { ...stroke, type: 'keyUp' }),
      ]),
    );
    await keyboard.detach();
  }

  /** Waits for a text in the line of notices. */
  async says(text: string): Promise<void> {
    await this.page.locator('.notice-line').filter({ hasText: text }).waitFor();
  }

  /** Waits until the strip counts so many unsent records. */
  async unsent(count: number): Promise<void> {
    await this.page
      .getByTestId('unsent')
      .filter({ hasText: `未同步 ${count} 笔` })
      .waitFor();
  }

  /** Waits until the strip says that the server does not answer. */
  async offline(): Promise<void> {
    await this.page.locator('.sync-strip').filter({ hasText: '离线' }).waitFor();
  }

  /** Waits until the foot counts so many meals of today. */
  async today(count: number): Promise<void> {
    await this.foot.getByRole('button', { name: `今天 ${count} 份` }).waitFor();
  }

  /**
   * Waits until the foot counts so many meals of today and none of them waits on the device: the count rises when a meal
   * is in the outbox, the outbox is empty when the server has it.
   */
  async sent(count: number): Promise<void> {
    await this.today(count);
    await eventually(async () => {
      const waiting = await this.outboxIds();
      if (waiting.length > 0) throw new Error(`${waiting.length} records still wait on the device`);
    });
    await this.unsent(0);
  }

  async openSettings(): Promise<void> {
    await this.page.getByRole('button', { name: '设置' }).click();
    await this.dialog.waitFor();
  }

  async openSync(): Promise<void> {
    await this.page.locator('.sync-strip').click();
    await this.dialog.waitFor();
  }

  async openList(): Promise<void> {
    await this.page.locator('.day-count').click();
    await this.dialog.waitFor();
  }

  async closeDialog(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /** Ids of what waits on the device, oldest first, straight from its IndexedDB. */
  outboxIds(): Promise<string[]> {
    return this.fromDevice('outbox', 'getAllKeys');
  }

  /** How many rows the device keeps in a store of its IndexedDB. */
  rowsOf(store: string): Promise<number> {
    return this.fromDevice(store, 'count');
  }

  private fromDevice<Answer>(store: string, ask: 'getAllKeys' | 'count'): Promise<Answer> {
    return this.page.evaluate<Answer>(`new Promise((resolve, reject) => {
      const opening = indexedDB.open('nuancan-till');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const database = opening.result;
        const reading = database.transaction('${store}').objectStore('${store}').${ask}();
        reading.onerror = () => reject(reading.error);
        reading.onsuccess = () => {
          database.close();
          resolve(reading.result);
        };
      };
    })`);
  }
}

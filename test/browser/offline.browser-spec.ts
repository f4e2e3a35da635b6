import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CounterPage } from '../support/counter-page.js';
import { logIn } from '../support/log-in.js';
import type { ArrangedResident, ArrangedTown } from '../support/small-district.js';

/** A till that loses the network, the server's answer or its session loses no meal and delivers none twice; one till, the tests follow one another. */
describe('a till without the server', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let people: readonly ArrangedResident[];
  let till: CounterPage;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    people = home.residents;
    till = await CounterPage.openIn(await at.browser.newContext(), at.api.origin);
    await till.logIn(home.logins.operator);
  });
  afterAll(() => at?.close());

  /** How often each of these ids is in the database, as a meal or as a void. */
  async function stored(clientIds: readonly string[]): Promise<{ meals: string[]; voids: string[] }> {
    const ids = async (table: string): Promise<string[]> => {
      const { rows } = await at.test.owner.query<{ client_id: string }>(
        `SELECT client_id FROM canteen.${table} WHERE client_id = ANY($1) ORDER BY client_id`,
        [clientIds],
      );
      return rows.map((row) => row.client_id);
    };
    return { meals: await ids('meals'), voids: await ids('meal_voids') };
  }

  async function mealsInAll(): Promise<number> {
    const { rows } = await at.test.owner.query<{ count: number }>('SELECT count(*)::int AS count FROM canteen.meals');
    return rows[0]?.count ?? 0;
  }

  it('logs and takes back without a network, survives a reload, and delivers exactly once', async () => {
    for (const person of people) await till.find(person);
    await till.page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    const before = await mealsInAll();
    await till.context.setOffline(true);
    await till.offline();
    for (const person of people) await till.serveAndLog(person);
    await till.unsent(3);
    await till.page.keyboard.press('F9');
    await till.says(`撤销待同步 ${people[2]?.name}`);
    await till.unsent(4);

    await till.page.reload();
    await till.ready();
    await till.unsent(4);
    await till.today(2);
    const ids = await till.outboxIds();
    expect([ids.length, await mealsInAll()]).toEqual([4, before]);

    await till.context.setOffline(false);
    await till.unsent(0);
    expect(await till.outboxIds()).toEqual([]);
    expect(await stored(ids)).toEqual({ meals: ids.slice(0, 3), voids: ids.slice(3) });
    expect(await mealsInAll()).toBe(before + 3);
    const { rows } = await at.test.owner.query('SELECT offline FROM canteen.meals WHERE client_id = ANY($1)', [ids]);
    expect(rows).toEqual([{ offline: true }, { offline: true }, { offline: true }]);
    await till.today(2);
  });

  it('sends again what the server took without its answer coming back, and it stays one meal', async () => {
    const before = await mealsInAll();
    const sent: (string | null)[] = [];
    till.page.on('request', (request) => {
      if (request.url().endsWith('/v1/meals/batch')) sent.push(request.postData());
    });
    let answered: Promise<unknown> | undefined;
    await till.page.route(
      '**/v1/meals/batch',
      async (route) => {
        answered = route.fetch();
        await answered;
        // Nothing else answers either: an answer to an earlier request would let the till send again at once.
        await till.context.setOffline(true);
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    await till.page.keyboard.press('F8');
    await till.atCounter('散客');
    await till.log('散客');
    await till.unsent(1);
    await till.offline();
    await answered;
    const ids = await till.outboxIds();
    expect(await stored(ids)).toEqual({ meals: ids, voids: [] });

    await till.context.setOffline(false);
    await till.openSync();
    await till.dialog.getByRole('button', { name: '立即同步' }).click();
    await till.unsent(0);
    expect(await till.outboxIds()).toEqual([]);
    await till.closeDialog();
    till.page.removeAllListeners('request');
    expect(sent.length).toBeGreaterThan(1);
    expect(new Set(sent).size).toBe(1);
    expect([await stored(ids), await mealsInAll()]).toEqual([{ meals: ids, voids: [] }, before + 1]);
  });

  it('keeps the queue when the session has ended, goes on, and sends it after the next log-in', async () => {
    const before = await mealsInAll();
    await at.test.owner.query('DELETE FROM identity.sessions');
    await till.page.keyboard.press('F8');
    await till.atCounter('散客');
    const logInAgain = till.page.getByRole('button', { name: '登录已过期，点此登录' });
    // Coming back, the till asks for the day and hears that the session is gone, while somebody stands at the counter.
    await till.context.setOffline(true);
    await till.offline();
    await till.context.setOffline(false);
    await logInAgain.waitFor();
    expect(await till.dialog.count()).toBe(0);
    await till.log('散客');
    await till.dialog.getByRole('heading', { name: '请重新登录' }).waitFor();
    await till.dialog.getByText('已记的 1 笔仍保存在本机').waitFor();
    await till.dialog.getByRole('button', { name: '先继续记餐' }).click();
    await till.page.keyboard.press('F8');
    await till.atCounter('散客');
    await till.log('散客');
    await till.unsent(2);
    const ids = await till.outboxIds();
    expect([ids.length, await mealsInAll()]).toEqual([2, before]);

    await logInAgain.click();
    await logIn(till.page, home.logins.operator);
    await till.unsent(0);
    expect([await stored(ids), await mealsInAll()]).toEqual([{ meals: ids, voids: [] }, before + 2]);
  });

  it('does not let the operator leave while something is unsent, and forgets the diners when he may', async () => {
    await till.find(people[0]!);
    await till.context.setOffline(true);
    await till.page.keyboard.press('F8');
    await till.atCounter('散客');
    await till.log('散客');
    await till.openSettings();
    await till.dialog.getByRole('alert').filter({ hasText: '还有 1 笔没有送达服务器，现在不能退出' }).waitFor();
    const leave = till.dialog.getByRole('button', { name: '退出登录' });
    expect(await leave.count()).toBe(0);
    await till.context.setOffline(false);
    await leave.click();
    await till.page.locator('[name=login]').waitFor();
    expect(await till.rowsOf('diners')).toBe(0);
    expect((await till.context.cookies()).find(({ name }) => name === 'nuancan_session')?.value ?? '').toBe('');
  });

  it('leaves another account’s records to that account', async () => {
    await till.logIn(home.logins.operator);
    await till.context.setOffline(true);
    await till.page.keyboard.press('F8');
    await till.atCounter('散客');
    await till.log('散客');
    const ids = await till.outboxIds();
    await at.test.owner.query('DELETE FROM identity.sessions');
    await till.context.setOffline(false);
    await till.dialog.getByRole('heading', { name: '请重新登录' }).waitFor();
    await till.dialog.locator('[name=login]').fill(at.places.neighbour.logins.operator);
    await logIn(till.page, at.places.neighbour.logins.operator);
    await till.page.getByRole('heading', { name: at.places.neighbour.facilityName }).waitFor();
    await till.page.getByText('其他账号的 1 笔').waitFor();
    expect([await till.outboxIds(), await stored(ids)]).toEqual([ids, { meals: [], voids: [] }]);
  });

  it('keeps a meal that came before its cost card, and records it by itself once the card is entered', async () => {
    // The till is this town's since the test before.
    const { neighbour } = at.places;
    const before = await mealsInAll();
    const foreign = await till.outboxIds();
    const cards = 'UPDATE canteen.cost_cards SET valid_to = $2 WHERE facility_id = $1';
    await at.test.owner.query(cards, [neighbour.facilityId, '2023-12-31']);
    await till.page.keyboard.press('F8');
    await till.atCounter('散客');
    await till.log('散客');
    await till.unsent(1);
    await till.openSync();
    await till.dialog.getByRole('heading', { name: '1 笔暂时不能入账' }).waitFor();
    await till.dialog.getByText('MEAL.NO_COST_CARD').waitFor();
    await till.dialog.getByRole('button', { name: '立即同步' }).click();
    await till.unsent(1);
    const ids = (await till.outboxIds()).filter((id) => !foreign.includes(id));
    await at.test.owner.query(cards, [neighbour.facilityId, null]);
    await till.dialog.getByRole('button', { name: '立即同步' }).click();
    await till.unsent(0);
    await till.closeDialog();
    expect([await stored(ids), await mealsInAll()]).toEqual([{ meals: ids, voids: [] }, before + 1]);
  });
});

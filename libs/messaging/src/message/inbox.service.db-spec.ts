import { randomUUID } from 'node:crypto';
import { checkInvariants } from '@nuancan/canteen';
import { parseBusinessDate } from '@nuancan/kernel';
import { systemScope, type Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  arrangeSmallDistrict,
  type ArrangedTown,
  type SmallDistrict,
} from '../../../../test/support/small-district.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { MESSAGE_INVARIANTS } from '../audit/message-invariants.js';
import { MessagingErrors } from '../messaging.errors.js';
import { InboxService } from './inbox.service.js';
import { MESSAGE_KINDS, MESSAGE_TOPICS, type MessageKind } from './message-kinds.js';
import { sendMessage, type MessageDraft } from './send-message.js';

const NOT_FOUND = MessagingErrors.MESSAGE_NOT_FOUND.code;
const FIRST_PAGE = { limit: 100 };

describe('InboxService', () => {
  let test: TestDatabase;
  let places: SmallDistrict;
  let inbox: InboxService;
  const accounts = new Map<string, string>();

  beforeAll(async () => {
    test = await openTestDatabase();
    places = await arrangeSmallDistrict(test.owner);
    inbox = new InboxService(test.database);
    const { rows } = await test.owner.query<{ login: string; id: string }>('SELECT login, id FROM identity.accounts');
    rows.forEach(({ login, id }) => accounts.set(login, id));
  });
  afterAll(() => test?.close());

  const scopeOf = (town: ArrangedTown, role: 'operator' | 'town_official' | 'district_official'): Scope => ({
    ...{ accountId: accounts.get(town.logins[role]) ?? '', role, districtCode: town.districtCode },
    townCode: role === 'district_official' ? null : town.code,
    facilityId: role === 'operator' ? town.facilityId : null,
  });
  const draft = (changes: Partial<MessageDraft> = {}): MessageDraft => ({
    ...{ kind: 'closure.closed', aboutId: randomUUID(), to: ['operator', 'town_official'] },
    ...{ townCode: null, facilityId: null, slot: 'lunch', placeName: null },
    ...{ businessDate: parseBusinessDate('2026-11-30'), ...changes },
  });
  const send = (changes: Partial<MessageDraft> = {}, scope = systemScope(places.home.districtCode)) =>
    test.database.scoped(scope, (tx) => sendMessage(tx, draft(changes)));
  const heardOf = async (aboutId: string): Promise<string[]> => {
    const { rows } = await test.owner.query<{ login: string }>(
      `SELECT a.login FROM messaging.messages m JOIN identity.accounts a ON a.id = m.account_id WHERE m.about_id = $1 ORDER BY 1`,
      [aboutId],
    );
    return rows.map(({ login }) => login);
  };

  it('tells a facility and its town, once, and nobody of a neighbour or another district', async () => {
    const { home } = places;
    const aboutId = randomUUID();
    const to = { aboutId, townCode: home.code, facilityId: home.facilityId };
    expect(await send(to)).toBe(2);
    expect(await send(to)).toBe(0);
    expect(await heardOf(aboutId)).toEqual([home.logins.operator, home.logins.town_official].sort());
  });

  it('tells all of a district, but not who did it, nor an account that is disabled', async () => {
    const { home, neighbour } = places;
    const aboutId = randomUUID();
    const gone = accounts.get(neighbour.logins.operator);
    await test.owner.query('UPDATE identity.accounts SET disabled_at = now() WHERE id = $1', [gone]);
    await send({ aboutId }, scopeOf(home, 'operator'));
    await test.owner.query('UPDATE identity.accounts SET disabled_at = NULL WHERE id = $1', [gone]);
    expect(await heardOf(aboutId)).toEqual([home.logins.town_official, neighbour.logins.town_official].sort());
  });

  it('tells nothing when what it tells of is not committed', async () => {
    const aboutId = randomUUID();
    const undone = test.database.scoped(systemScope(places.home.districtCode), async (tx) => {
      await sendMessage(tx, draft({ aboutId }));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await heardOf(aboutId)).toEqual([]);
  });

  it('tells every kind there is to the roles that it is for, whoever is named', async () => {
    const { rows } = await test.owner.query<{ kind: MessageKind; topic: string; roles: string[] }>(
      'SELECT kind, topic, roles FROM messaging.kinds ORDER BY kind',
    );
    expect(rows.map(({ kind }) => kind)).toEqual([...MESSAGE_KINDS].sort());
    expect(new Set(rows.map(({ topic }) => topic))).toEqual(new Set(MESSAGE_TOPICS));
    const to = ['operator', 'town_official', 'district_official', 'admin'] as const;
    for (const { kind, roles } of rows) {
      const aboutId = randomUUID();
      await send({ kind, aboutId, to, townCode: places.home.code });
      const told = roles.map((role) => places.home.logins[role as (typeof to)[number]]);
      expect({ kind, told: await heardOf(aboutId) }).toEqual({ kind, told: told.sort() });
    }
  });

  it('tells again of what happened again, and of the same once', async () => {
    const aboutId = randomUUID();
    const { rows } = await test.owner.query<{ id: string }>('SELECT id FROM identity.accounts WHERE login = $1', [
      places.home.logins.operator,
    ]);
    const tell = async (round: number): Promise<void> => {
      await test.owner.query(
        `SELECT messaging.tell('claim.returned', $1, $2, ARRAY[$3::uuid], '2026-10-01', NULL, '某食堂')`,
        [...[aboutId, round, rows[0]?.id]],
      );
    };
    for (const round of [1, 1, 2]) await tell(round);
    expect(await heardOf(aboutId)).toHaveLength(2);
  });

  it('tells administrators of every district when an alert of the queue is raised, and when it is over', async () => {
    const raised = await test.owner.query<{ id: string }>(
      `INSERT INTO platform.alerts (kind, raised_at, worst) VALUES ('dead_jobs', now(), 2) RETURNING id`,
    );
    const id = raised.rows[0]?.id ?? '';
    const admins = [places.home.logins.admin, places.foreign.logins.admin].sort();
    expect(await heardOf(id)).toEqual(admins);
    await test.owner.query('UPDATE platform.alerts SET worst = 3 WHERE id = $1', [id]);
    await test.owner.query('UPDATE platform.alerts SET cleared_at = now() WHERE id = $1', [id]);
    expect(await heardOf(id)).toEqual(admins.flatMap((login) => [login, login]));
  });

  it('lists one’s own by pages, newest first, and marks them as read, never back', async () => {
    const mine = scopeOf(places.neighbour, 'operator');
    const before = (await inbox.unread(mine)).unread;
    for (const slot of ['lunch', 'dinner', null] as const) {
      await send({ slot, townCode: places.neighbour.code, placeName: places.neighbour.name });
    }
    const first = await inbox.list(mine, { limit: 2, topic: 'closure' });
    expect((await inbox.list(mine, { limit: 2, topic: 'claim' })).items).toEqual([]);
    expect(first).toMatchObject({ items: [{ slot: null }, { slot: 'dinner' }], unread: before + 3 });
    expect(first.items[0]?.zh).toContain(`${places.neighbour.name} 2026-11-30 全天`);
    const second = await inbox.list(mine, { limit: 1, cursor: first.nextCursor ?? '' });
    expect(second.items).toMatchObject([{ slot: 'lunch', readAt: null }]);
    const [newest, middle] = first.items.map(({ id }) => id) as [string, string];
    expect(await inbox.readThrough(mine, middle)).toEqual({ unread: 1 });
    expect((await inbox.list(mine, { limit: 9, box: 'unread' })).items.map(({ id }) => id)).toEqual([newest]);
    const read = await inbox.read(mine, newest);
    expect(read.readAt).toBeInstanceOf(Date);
    expect(await inbox.read(mine, newest)).toEqual(read);
    expect(await inbox.unread(mine)).toEqual({ unread: 0 });
    const unreadAgain = test.database.scoped(mine, (tx) =>
      tx.query('UPDATE messaging.messages SET read_at = NULL RETURNING id'),
    );
    expect(await unreadAgain).toEqual([[], 0]);
    const rewritten = test.database.scoped(mine, (tx) => tx.query(`UPDATE messaging.messages SET place_name = '别处'`));
    await expect(rewritten).rejects.toThrow('permission denied');
  });

  it('shows nobody what another was told', async () => {
    await send({ townCode: places.home.code });
    const [message] = (await inbox.list(scopeOf(places.home, 'operator'), FIRST_PAGE)).items;
    const id = message?.id ?? '';
    for (const other of [
      scopeOf(places.home, 'town_official'),
      scopeOf(places.home, 'district_official'),
      scopeOf(places.neighbour, 'operator'),
      scopeOf(places.foreign, 'operator'),
    ]) {
      await expect(inbox.read(other, id)).rejects.toThrow(NOT_FOUND);
      await expect(inbox.readThrough(other, id)).rejects.toThrow(NOT_FOUND);
      expect((await inbox.list(other, FIRST_PAGE)).items.map((one) => one.id)).not.toContain(id);
    }
  });

  it('drops what is older than 400 days along the way', async () => {
    const aboutId = randomUUID();
    await send({ aboutId });
    await test.owner.query(
      `UPDATE messaging.messages SET created_at = now() - interval '401 days', read_at = NULL WHERE about_id = $1`,
      [aboutId],
    );
    await send();
    expect(await heardOf(aboutId)).toEqual([]);
  });

  it('is held by its invariant, which names a message to a stranger', async () => {
    const broken = async () =>
      (await checkInvariants(test.owner, { invariants: MESSAGE_INVARIANTS })).flatMap(({ offending }) => offending);
    expect(await broken()).toEqual([]);
    await test.owner.query(
      `UPDATE messaging.messages SET account_id = $1 WHERE id = (SELECT id FROM messaging.messages LIMIT 1)`,
      [accounts.get(places.foreign.logins.operator)],
    );
    expect(await broken()).toHaveLength(1);
  });
});

import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTCOME_INVARIANTS } from '../../../delivery/src/audit/outcome-invariants.js';
import {
  atDoor,
  openDoorDesk,
  type Carrier,
  type DoorDesk,
  type PublishedLunch,
} from '../../../delivery/src/testing/door-desk.js';
import { WELFARE_INVARIANTS } from '../audit/welfare-invariants.js';

const MINUTE_MS = 60_000;
const ago = (minutes: number): string => new Date(Date.now() - minutes * MINUTE_MS).toISOString();

describe('what is said at a door that cannot be an outcome', () => {
  let desk: DoorDesk;
  let lunch: PublishedLunch;
  let carriers: readonly Carrier[];

  beforeAll(async () => {
    desk = await openDoorDesk();
    lunch = await desk.lunch(4, 4);
    carriers = lunch.carriers;
    await rows(
      `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code, facility_id)
       SELECT 'kitchen', '食堂', password_hash, role, district_code, town_code, $2 FROM identity.accounts WHERE id = $1`,
      ...[lunch.operator.accountId, lunch.facilityId],
    );
  });
  afterAll(() => desk?.test.close());

  const rows = async (sql: string, ...values: unknown[]) => (await desk.test.owner.query(sql, values)).rows;
  const casesOf = (residentId: string) =>
    rows(
      `SELECT c.kind, c.state, c.opened_at AS at, w.words, c.note_id AS "noteId" FROM welfare.cases c
       LEFT JOIN welfare.words w ON w.case_id = c.id AND w.step = 1 WHERE c.resident_id = $1 ORDER BY c.kind`,
      residentId,
    );
  const told = () =>
    rows(`SELECT about_id AS route FROM messaging.messages WHERE kind = 'delivery.not_noted' ORDER BY id`);
  const say = (carrier: Carrier, door: number, draft: ReturnType<typeof atDoor>) =>
    desk.outcomes.endStop(carrier.scope, carrier.stops[door]!.stopId, draft);
  const refused = async (work: Promise<unknown>, code: string) =>
    expect(work).rejects.toMatchObject({ code: `OUTCOME.${code}` });

  it('opens its cases at once and once, while the kitchen has not noted that the route left, and tells it so', async () => {
    const carrier = carriers[0]!;
    const { residentId } = carrier.stops[0]!;
    const draft = atDoor({
      kind: 'nobody_answers',
      note: '敲门三次',
      conditionNote: '听到里面有声音',
      happenedAt: ago(3),
    });
    await Promise.all([0, 1, 2].map(() => refused(say(carrier, 0, draft), 'NOT_ON_THE_WAY')));
    const seen = { state: 'open', at: new Date(draft.happenedAt) };
    const opened = [
      { kind: 'condition', words: '听到里面有声音', ...seen, noteId: expect.any(String) },
      { kind: 'no_answer', words: '敲门三次', ...seen, noteId: null },
    ];
    expect(await casesOf(residentId)).toEqual(opened);
    const due = `SELECT FROM platform.outbox o JOIN welfare.cases c ON o.payload ->> 'caseId' = c.id::text
      WHERE c.resident_id = $1 AND o.job = 'welfare-step' AND o.due_at = c.opened_at + interval '15 minutes'`;
    expect(await rows(due, residentId)).toHaveLength(2);
    await refused(say(carrier, 1, atDoor()), 'NOT_ON_THE_WAY');
    expect(await casesOf(carrier.stops[1]!.residentId)).toEqual([]);
    expect(await told()).toEqual([{ route: carrier.routeId }]);

    await desk.leave(lunch, carrier);
    const outcome = await say(carrier, 0, draft);
    const after = await casesOf(residentId);
    expect(after).toEqual(opened);
    expect(outcome).toMatchObject({ kind: 'nobody_answers', id: after[0].noteId });
    expect(await say(carrier, 0, draft)).toEqual(outcome);
  });

  it('is the same word when it is sent again, or refused', async () => {
    const carrier = carriers[1]!;
    const draft = atDoor({ kind: 'nobody_answers', note: '没人应' });
    await refused(say(carrier, 0, draft), 'NOT_ON_THE_WAY');
    await refused(say(carrier, 0, { ...draft, note: '有人应' }), 'CLIENT_ID_CLASH');
    await desk.leave(lunch, carrier);
    await refused(say(carrier, 0, { ...draft, note: '有人应' }), 'CLIENT_ID_CLASH');
    expect(await say(carrier, 0, draft)).toMatchObject({ kind: 'nobody_answers' });
    expect(await casesOf(carrier.stops[0]!.residentId)).toMatchObject([{ kind: 'no_answer', words: '没人应' }]);
  });

  it('is a case whatever else its outcome is refused for', async () => {
    const carrier = carriers[1]!;
    const beforeCooking = atDoor({ kind: 'nobody_answers', happenedAt: ago(12 * 60) });
    await refused(say(carrier, 1, beforeCooking), 'BEFORE_COOKED');
    expect(await casesOf(carrier.stops[1]!.residentId)).toMatchObject([{ kind: 'no_answer' }]);
    await say(carrier, 2, atDoor());
    const other = atDoor({ kind: 'refused', conditionNote: '说话含糊' });
    await refused(say(carrier, 2, other), 'ALREADY_ENDED');
    await refused(say(carrier, 2, other), 'ALREADY_ENDED');
    expect(await casesOf(carrier.stops[2]!.residentId)).toMatchObject([{ kind: 'condition', words: '说话含糊' }]);
    expect(await told()).toHaveLength(2);
  });

  it('is heard of a door that was called off or given to somebody else meanwhile, and of nobody else’s run', async () => {
    const [, , carrier, taker] = carriers;
    const [, off, moved] = carrier!.stops;
    const scope = desk.scopeOf(desk.home, 'operator');
    await desk.outcomes.end({ ...scope, facilityId: lunch.facilityId }, off!.orderId, {
      ...atDoor({ kind: 'refused' }),
      kind: 'cancelled',
    });
    await rows('SET session_replication_role = replica');
    await rows('UPDATE delivery.stops SET route_id = $2, position = 9 WHERE id = $1', moved!.stopId, taker!.routeId);
    await rows('RESET session_replication_role');
    for (const [door, { residentId }] of [off!, moved!].entries()) {
      await refused(say(carrier!, door + 1, atDoor({ kind: 'nobody_answers' })), 'STOP_NOT_FOUND');
      expect(await casesOf(residentId)).toMatchObject([{ kind: 'no_answer', state: 'open' }]);
    }
    const stranger = desk.scopeOf(desk.home, 'volunteer');
    const foreign = carrier!.stops[3]!;
    const knocked = desk.outcomes.endStop(stranger, foreign.stopId, atDoor({ kind: 'nobody_answers' }));
    await refused(knocked, 'STOP_NOT_FOUND');
    expect(await casesOf(foreign.residentId)).toEqual([]);
    expect(await told()).toHaveLength(2);
  });

  it('is not put off by a clock that is days ahead', async () => {
    const carrier = carriers[2]!;
    const tomorrow = atDoor({ kind: 'nobody_answers', happenedAt: ago(-24 * 60) });
    await refused(say(carrier, 3, tomorrow), 'NOT_ON_THE_WAY');
    const [{ at }] = await casesOf(carrier.stops[3]!.residentId);
    expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(MINUTE_MS);
  });

  it('names who was there to whoever sees to it, before the kitchen knows of it', async () => {
    const carrier = carriers[2]!;
    const official = desk.scopeOf(desk.home, 'town_official');
    await rows(
      `INSERT INTO welfare.duties (district_code, town_code, officer_id, account_id, starts_at, ends_at)
       VALUES ($1, $2, $3, $3, now() - interval '1 hour', now() + interval '1 hour')`,
      ...[official.districtCode, official.townCode, official.accountId],
    );
    await rows(
      `INSERT INTO volunteering.persons (id, district_code, town_code, name, name_initials, phone, client_id, body_hash)
       SELECT id, district_code, town_code, '林送餐', 'lsc', '13900000000', uuidv7(), sha256('') FROM volunteering.volunteers WHERE id = $1`,
      carrier.volunteerId,
    );
    const [{ id }] = await rows('SELECT id FROM welfare.cases WHERE resident_id = $1', carrier.stops[3]!.residentId);
    const who = await desk.test.database.scoped(official, (tx) =>
      tx.query<{ volunteer_id: string }[]>('SELECT volunteer_id FROM welfare.who_was_there($1)', [id]),
    );
    expect(who).toEqual([{ volunteer_id: carrier.volunteerId }]);
  });

  it('opens nothing of whom is forgotten', async () => {
    const carrier = carriers[3]!;
    const { residentId } = carrier.stops[0]!;
    await rows(
      `UPDATE registry.residents SET erased_at = now(), name = '已删除', name_pinyin = '', name_initials = '', phone = NULL WHERE id = $1`,
      residentId,
    );
    await refused(say(carrier, 0, atDoor({ kind: 'nobody_answers' })), 'NOT_ON_THE_WAY');
    expect(await casesOf(residentId)).toEqual([]);
  });

  it('is seen by its kitchen and town, and kept as it was said', async () => {
    const count = async (scope: typeof lunch.operator) =>
      (await desk.test.database.scoped(scope, (tx) => tx.query<object[]>('SELECT FROM welfare.door_words'))).length;
    expect(await count(lunch.operator)).toBeGreaterThan(5);
    expect(await count(desk.scopeOf(desk.home, 'operator'))).toBe(0);
    expect(await count(desk.scopeOf(desk.neighbour, 'town_official'))).toBe(0);
    expect(await count(carriers[0]!.scope)).toBe(0);
    await expect(rows('DELETE FROM welfare.door_words')).rejects.toThrow();
  });

  it('breaks no invariant', async () => {
    const invariants = [...INVARIANTS, ...OUTCOME_INVARIANTS, ...WELFARE_INVARIANTS];
    const results = await checkInvariants(desk.test.owner, { invariants });
    expect(results.filter(({ offending }) => offending.length > 0)).toEqual([]);
  });
});

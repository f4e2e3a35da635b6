import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import type { Role } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRunDesk, type FrozenLunch, type RunDesk } from '../../../delivery/src/testing/run-desk.js';
import { WELFARE_INVARIANTS } from '../audit/welfare-invariants.js';
import { ChainJobs } from './chain.jobs.js';
import { openCase, type Occasion } from '../testing/open-case.js';

const MINUTE = 60_000;

/** Each of what somebody with the owner's rights could do behind the product's back, and what it breaks. */
const TAMPERINGS: readonly [name: string, sql: string][] = [
  ['welfare-history', `UPDATE welfare.cases SET step = step + 1`],
  ['welfare-never-early', `UPDATE welfare.steps SET at = due_at - interval '1 minute' WHERE due_at IS NOT NULL`],
  [
    'welfare-goes-on',
    `UPDATE welfare.cases SET state = 'acknowledged', holder_id = (SELECT id FROM identity.accounts LIMIT 1), next_due_at = NULL,
       held_until = now() + interval '1 day' WHERE state = 'open'`,
  ],
  ['welfare-closed-by-a-person', `UPDATE welfare.steps SET action = 'noted' WHERE action = 'closed'`],
  [
    'welfare-of-signals',
    `INSERT INTO delivery.welfare_signals (outcome_id, kind, district_code, town_code, facility_id, facility_town, resident_id, happened_at)
     SELECT uuidv7(), 'nobody_answers', district_code, town_code, uuidv7(), town_code, resident_id, now() FROM welfare.cases LIMIT 1`,
  ],
  [
    'welfare-of-words',
    `INSERT INTO welfare.door_words (order_id, stop_id, volunteer_id, district_code, facility_town, facility_id, kind, changed, happened_at, client_id,
       body_hash, account_id)
     SELECT id, uuidv7(), uuidv7(), district_code, facility_town, facility_id, 'refused', true, now(), uuidv7(), sha256(''), uuidv7()
     FROM delivery.orders LIMIT 1`,
  ],
];

interface CaseRow {
  readonly state: string;
  readonly stage: number;
  readonly step: number;
  readonly next_due_at: Date | null;
}

describe('the chain of a welfare case', () => {
  let desk: RunDesk;
  let lunch: FrozenLunch;
  let now = new Date();
  const opened = new Date(Date.now() - 3 * 60 * MINUTE);
  const jobs = new ChainJobs({ now: () => Promise.resolve(now) });

  beforeAll(async () => {
    desk = await openRunDesk();
    lunch = await desk.freeze(1);
  });
  afterAll(() => desk?.test.close());

  const as = <T>(role: Role, sql: string, values: readonly unknown[] = [], town = desk.home): Promise<T[]> =>
    desk.test.database.scoped(desk.scopeOf(town, role), (tx) => tx.query<T[]>(sql, [...values]));
  const open = async (occasion: Occasion): Promise<string> =>
    (await desk.test.database.scoped(desk.scopeOf(desk.home, 'system'), (tx) => openCase(tx, occasion))) ?? '';
  const absent = (absentSince: string, index = 0): Promise<string> =>
    open({ kind: 'absence', residentId: desk.home.residents[index]!.id, absentSince, words: null, at: opened });
  const lookAt = async (caseId: string, minutes: number): Promise<void> => {
    now = new Date(opened.getTime() + minutes * MINUTE);
    await desk.test.database.scoped(desk.scopeOf(desk.home, 'system'), (tx) =>
      jobs.advance(tx, { payload: { caseId }, outboxId: 1, districtCode: desk.home.districtCode }),
    );
  };
  const actions = async (caseId: string): Promise<string[]> => {
    const { rows } = await desk.test.owner.query<{ action: string }>(
      'SELECT action FROM welfare.steps WHERE case_id = $1 ORDER BY step',
      [caseId],
    );
    return rows.map(({ action }) => action);
  };
  const stored = async (caseId: string): Promise<CaseRow | undefined> =>
    (await desk.test.owner.query<CaseRow>('SELECT * FROM welfare.cases WHERE id = $1', [caseId])).rows[0];
  const act = async (
    role: Role,
    caseId: string,
    what: string,
    said: string | null = null,
    found: string | null = null,
  ) =>
    (
      await as<{ step: number | null }>(role, 'SELECT welfare.act($1, $2, $3, $4, $5) AS step', [
        caseId,
        (await stored(caseId))?.step,
        what,
        said,
        found,
      ])
    )[0]?.step;
  const asked = async (caseId: string): Promise<number> =>
    (
      await desk.test.owner.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM platform.outbox WHERE job = 'welfare-step' AND payload ->> 'caseId' = $1`,
        [caseId],
      )
    ).rows[0]?.n ?? 0;

  it('opens once for an order, and calls the contact, the officer and the district when each is due', async () => {
    const { rows } = await desk.test.owner.query<{ resident_id: string }>(
      'SELECT resident_id FROM delivery.orders WHERE id = $1',
      [lunch.orderIds[0]],
    );
    const occasion: Occasion = {
      kind: 'no_answer',
      residentId: rows[0]?.resident_id ?? '',
      orderId: lunch.orderIds[0]!,
      words: '敲门三次没人应',
      at: opened,
    };
    const twice = await Promise.all([open(occasion), open(occasion)]);
    const id = twice[0];
    expect(await open(occasion)).toBe(id);
    expect(await actions(id)).toEqual(['opened', 'call_resident']);
    await lookAt(id, 14);
    expect(await actions(id)).toHaveLength(2);
    await lookAt(id, 15);
    await lookAt(id, 15);
    expect((await actions(id)).slice(2)).toEqual(['call_contact']);
    await lookAt(id, 30);
    await lookAt(id, 60);
    expect((await actions(id)).slice(2)).toEqual(['call_contact', 'call_officer', 'escalated']);
    expect(await stored(id)).toMatchObject({ state: 'open', stage: 3, next_due_at: null });
    expect(await asked(id)).toBe(3);
  });

  it('takes each step once with two workers, and makes up for what a killed one left', async () => {
    const id = await absent('2026-01-01');
    await Promise.all([lookAt(id, 15), lookAt(id, 15), lookAt(id, 15)]);
    expect((await actions(id)).slice(2)).toEqual(['call_contact']);
    const killed = desk.test.database.scoped(desk.scopeOf(desk.home, 'system'), async (tx) => {
      await tx.query('SELECT welfare.advance($1, $2)', [id, new Date(opened.getTime() + 30 * MINUTE)]);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect((await actions(id)).slice(2)).toEqual(['call_contact']);
    await lookAt(id, 61);
    expect((await actions(id)).slice(2)).toEqual(['call_contact', 'call_officer', 'escalated']);
  });

  it('is asked for again when its jobs are gone', async () => {
    const id = await absent('2026-01-02');
    await desk.test.owner.query(`DELETE FROM platform.outbox`);
    now = new Date(opened.getTime() + 20 * MINUTE);
    await desk.test.database.scoped({ ...desk.scopeOf(desk.home, 'system'), districtCode: '' }, (tx) =>
      jobs.askAgain(tx, { payload: { businessDate: '2026-01-05' }, outboxId: 1, districtCode: '' }),
    );
    expect(await asked(id)).toBe(1);
  });

  it('stops for whoever acknowledges, goes on when handed over, and is closed by an official who found something', async () => {
    const id = await absent('2026-01-03');
    expect(await act('volunteer', id, 'acknowledged')).toBeNull();
    expect(await act('auditor', id, 'acknowledged')).toBeNull();
    expect(await act('town_official', id, 'acknowledged')).toBe(3);
    await expect(act('town_official', id, 'acknowledged')).rejects.toThrow('a step that cannot be');
    await lookAt(id, 100);
    expect(await actions(id)).toEqual(['opened', 'call_resident', 'acknowledged']);
    await act('town_official', id, 'handed_over', '家里没人，请接着联系');
    await lookAt(id, 181);
    expect((await actions(id)).at(-1)).toBe('call_contact');
    await expect(act('district_official', id, 'closed')).rejects.toThrow('a step that cannot be');
    await act('district_official', id, 'closed', '在女儿家', 'out');
    expect(await stored(id)).toMatchObject({ state: 'closed', next_due_at: null, finding: 'out' });
    await lookAt(id, 600);
    await expect(act('town_official', id, 'noted', '再记一笔')).rejects.toThrow('a step that cannot be');
    await expect(
      desk.test.owner.query(
        `UPDATE welfare.cases SET state = 'open', finding = NULL, closed_by = NULL, closed_at = NULL,
        next_due_at = now() WHERE id = $1`,
        [id],
      ),
    ).rejects.toThrow('a closed case stays closed');
  });

  it('is seen by its town and district, open by the kitchen, without words by auditors, by nobody else', async () => {
    const count = async (role: Role, table: string, town = desk.home): Promise<number> =>
      (await as<{ n: number }>(role, `SELECT count(*)::int AS n FROM welfare.${table}`, [], town))[0]?.n ?? -1;
    expect(await count('town_official', 'cases')).toBe(4);
    expect(await count('district_official', 'cases')).toBe(4);
    expect(await count('operator', 'cases')).toBe(1);
    expect(await count('operator', 'steps')).toBe(5);
    expect(await count('auditor', 'cases')).toBe(4);
    expect(await count('auditor', 'words')).toBe(0);
    expect(await count('town_official', 'words')).toBe(3);
    for (const table of ['cases', 'steps', 'words', 'duties', 'delays']) {
      expect(await count('volunteer', table)).toBe(0);
      expect(await count('admin', table)).toBe(0);
      expect(await count('town_official', table, desk.neighbour)).toBe(0);
    }
    await expect(as('town_official', `UPDATE welfare.cases SET state = 'closed'`)).rejects.toThrow('permission denied');
    const openAsOfficial = `SELECT welfare.open_case('absence', $1, NULL, NULL, '2026-02-01', NULL, now())`;
    await expect(as('town_official', openAsOfficial, [desk.home.residents[0].id])).rejects.toThrow('cases are opened');
  });

  it('calls who is on duty, one at a time', async () => {
    const { districtCode, code } = desk.home;
    const { accountId } = desk.scopeOf(desk.home, 'town_official');
    const add = `INSERT INTO welfare.duties (district_code, town_code, officer_id, account_id, starts_at, ends_at)
      VALUES ($1, $2, $3, $3, $4::timestamptz, $4::timestamptz + interval '8 hours')`;
    await as('town_official', add, [districtCode, code, accountId, opened]);
    await expect(
      as('town_official', add, [districtCode, code, accountId, new Date(opened.getTime() + MINUTE)]),
    ).rejects.toThrow('duties_one_at_a_time');
    const id = await absent('2026-01-04', 1);
    await lookAt(id, 31);
    const { rows } = await desk.test.owner.query<{ officer_id: string }>(
      `SELECT officer_id FROM welfare.steps WHERE case_id = $1 AND action = 'call_officer'`,
      [id],
    );
    expect(rows).toEqual([{ officer_id: accountId }]);
  });

  it.each([
    ['is disabled', '2026-01-05', 'UPDATE identity.accounts SET disabled_at = now() WHERE id = $1'],
    ['was moved to another town', '2026-01-06', `UPDATE identity.accounts SET town_code = '330213002' WHERE id = $1`],
  ])(
    'calls nobody whose account %s, but every official there, and goes on to the district',
    async (_what, since, change) => {
      const { owner } = desk.test;
      const { accountId } = desk.scopeOf(desk.home, 'town_official');
      const { rows: others } = await owner.query<{ id: string }>(
        `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code)
       SELECT 'other-' || uuidv7(), '同事', password_hash, role, district_code, town_code FROM identity.accounts WHERE id = $1 RETURNING id`,
        [accountId],
      );
      await owner.query(change, [accountId]);
      const id = await absent(since, 1);
      await lookAt(id, 61);
      const called = `SELECT action, officer_id FROM welfare.steps WHERE case_id = $1 AND step > 3 ORDER BY step`;
      const told = `SELECT kind FROM messaging.messages WHERE about_id = $1 AND account_id = $2 ORDER BY kind`;
      const steps = (await owner.query(called, [id])).rows;
      const messages = (await owner.query(told, [id, others[0]?.id])).rows;
      await owner.query('UPDATE identity.accounts SET disabled_at = NULL, town_code = $2 WHERE id = $1', [
        ...[accountId, desk.home.code],
      ]);
      await owner.query('UPDATE identity.accounts SET disabled_at = now() WHERE id = $1', [others[0]?.id]);
      expect(steps).toEqual(['call_officer', 'escalated'].map((action) => ({ action, officer_id: null })));
      expect(messages).toEqual(['welfare.officer', 'welfare.opened'].map((kind) => ({ kind })));
    },
  );

  it('keeps its invariants', async () => {
    const results = await checkInvariants(desk.test.owner, { invariants: [...INVARIANTS, ...WELFARE_INVARIANTS] });
    expect(results.filter(({ offending }) => offending.length > 0).map(({ invariant }) => invariant.name)).toEqual([]);
  });

  it.each(TAMPERINGS)('%s names what was done behind it', async (name, sql) => {
    const { owner } = desk.test;
    await owner.query('BEGIN');
    try {
      await owner.query(`SET LOCAL session_replication_role = replica; ${sql}; SET LOCAL ROLE nuancan_definer`);
      const invariant = WELFARE_INVARIANTS.find((one) => one.name === name);
      expect((await owner.query(invariant?.sql ?? '')).rows).not.toEqual([]);
    } finally {
      await owner.query('ROLLBACK');
    }
  });

  it('tells the officials of the town where nobody is on duty, then the district, of a place and never of a person', async () => {
    const id = await absent('2026-01-07');
    const told = async (): Promise<string[]> => {
      const { rows } = await desk.test.owner.query<{ told: string }>(
        `SELECT m.kind || ' ' || a.login || ' ' || m.place_name AS told FROM messaging.messages m JOIN identity.accounts a ON a.id = m.account_id
         WHERE m.about_id = $1 ORDER BY m.id`,
        [id],
      );
      return rows.map((row) => row.told);
    };
    const { logins, name } = desk.home;
    const opening = `welfare.opened ${logins.town_official} ${name}`;
    expect(await told()).toEqual([opening]);
    await lookAt(id, 60);
    const officer = `welfare.officer ${logins.town_official} ${name}`;
    expect(await told()).toEqual([opening, officer, `welfare.escalated ${logins.district_official} ${name}`]);
  });

  it('is tampered with in every invariant', () => {
    expect(TAMPERINGS.map(([name]) => name)).toEqual(WELFARE_INVARIANTS.map(({ name }) => name));
  });
});

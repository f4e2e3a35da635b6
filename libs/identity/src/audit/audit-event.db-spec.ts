import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RequestInvalid, systemScope, type Database, type Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { PERSON_ROLES, type PersonRole } from '../account/person-role.js';
import { arrangePlaces, PLACES } from '../testing/arrange-places.js';
import { makeAccount } from '../testing/make-account.js';
import type { AuditEvent } from './audit-event.js';
import { AuditEventService, type AuditEventFilter } from './audit-event.service.js';

const ACTOR = '0198c1f0-0000-7000-8000-0000000000aa';

describe('audit events', () => {
  let test: TestDatabase;
  let auditEvents: AuditEventService;

  beforeAll(async () => {
    test = await openTestDatabase();
    await arrangePlaces(test.owner);
    auditEvents = new AuditEventService(test.database);
    // Forty events, two each at one instant, over the midnight of Shanghai that begins 1 October 2025.
    await test.owner.query(
      `INSERT INTO platform.audit_log (at, district_code, account_id, action, subject, before, after)
       SELECT timestamptz '2025-09-30 23:50:00.000001+08' + (n / 2) * interval '1 minute', $1,
         CASE WHEN n % 4 = 0 THEN $2::uuid END, CASE WHEN n % 5 = 0 THEN 'update' ELSE 'insert' END, 'registry.towns',
         jsonb_build_object('name', '旧'), jsonb_build_object('name', '新')
       FROM generate_series(0, 39) n`,
      [PLACES.district, ACTOR],
    );
    await test.owner.query(
      `INSERT INTO platform.audit_log (at, district_code, action, subject) VALUES ('2025-10-01', $1, 'insert', 'foreign')`,
      [PLACES.foreignDistrict],
    );
  });
  afterAll(async () => test?.close());

  const scopeAs = (role: PersonRole): Scope => ({ ...systemScope(PLACES.district), role });
  const all = async (filter: Partial<AuditEventFilter> = {}): Promise<AuditEvent[]> => {
    const events: AuditEvent[] = [];
    let cursor: string | undefined;
    do {
      const page = await auditEvents.list(scopeAs('auditor'), { limit: 7, ...filter, cursor });
      events.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return events;
  };

  it('pages newest first, each event once, also within one instant', async () => {
    const events = await all({ from: '2025-09-30', to: '2025-10-01' });
    expect(events).toHaveLength(40);
    expect(new Set(events.map(({ id }) => id)).size).toBe(40);
    const keys = events.map(({ at, id }) => at.getTime() * 1e6 + id);
    expect(keys).toEqual([...keys].sort((a, b) => b - a));
    expect(events[0]).toMatchObject({ subject: 'registry.towns', before: { name: '旧' }, after: { name: '新' } });
  });

  it('takes dates as lived in Shanghai, both ends included', async () => {
    expect(await all({ from: '2025-09-30', to: '2025-09-30' })).toHaveLength(20);
    expect(await all({ from: '2025-10-01', to: '2025-10-01' })).toHaveLength(20);
    expect(await all({ to: '2025-09-29' })).toHaveLength(0);
  });

  it('filters by action and by actor', async () => {
    expect(await all({ to: '2025-10-01', action: 'update' })).toHaveLength(8);
    expect(await all({ to: '2025-10-01', accountId: ACTOR })).toHaveLength(10);
    expect(await all({ to: '2025-10-01', accountId: ACTOR, action: 'update' })).toHaveLength(2);
  });

  it('refuses a date that does not exist and a cursor that is not ours', async () => {
    await expect(all({ from: '2025-02-30' })).rejects.toMatchObject({ code: 'KERNEL.NOT_A_DATE' });
    for (const cursor of [
      'nonsense',
      Buffer.from('["a",1]').toString('base64url'),
      Buffer.from('[1]').toString('base64url'),
    ]) {
      await expect(auditEvents.list(scopeAs('auditor'), { limit: 7, cursor })).rejects.toBeInstanceOf(RequestInvalid);
    }
  });

  it('names the actor to everyone who may read it', async () => {
    const operator = await makeAccount(test.database, { login: 'operator', role: 'operator', displayName: '陈阿姨' });
    await test.owner.query(
      `INSERT INTO platform.audit_log (district_code, account_id, action, subject) VALUES ($1, $2, 'logout', 'identity.sessions')`,
      [PLACES.district, operator.id],
    );
    for (const role of ['auditor', 'admin', 'district_official'] as const) {
      const { items } = await auditEvents.list(scopeAs(role), { limit: 1, action: 'logout' });
      expect(items).toMatchObject([{ accountId: operator.id, accountName: '陈阿姨' }]);
    }
  });

  it.each(PERSON_ROLES)('shows %s only what the role may see, of the own district', async (role) => {
    const { items } = await auditEvents.list(scopeAs(role), { limit: 500, to: '2025-10-01' });
    expect(items).toHaveLength(['auditor', 'admin', 'district_official'].includes(role) ? 40 : 0);
    expect(items.filter(({ subject }) => subject === 'foreign')).toEqual([]);
  });

  it('tells an administrator of accounts, not of residents; and nobody a name, phone or card number', async () => {
    const resident = '0198c1f0-0000-7000-8000-0000000000bb';
    const place = [PLACES.district, PLACES.town];
    await test.owner.query(
      `INSERT INTO registry.villages (code, town_code, district_code, name) VALUES ($2 || '001', $2, $1, '一村')`,
      place,
    );
    const writes = [
      `INSERT INTO registry.residents (district_code, town_code, village_code, name, name_pinyin, name_initials, sex,
         birth_date, phone, id) VALUES ($1, $2, $2 || '001', '赵秘密', 'zhaomimi', 'zmm', 'female', '1940-05-05', '13800138000', $3)`,
      `INSERT INTO registry.resident_identifiers (district_code, town_code, resident_id, kind, value, valid_from)
         VALUES ($1, $2, $3, 'card', 'SECRET-CARD-99', '2020-01-01')`,
    ];
    for (const sql of writes) {
      await test.database.scoped(scopeAs('district_official'), (tx) => tx.query(sql, [...place, resident]));
    }
    const told = async (role: PersonRole): Promise<string> =>
      JSON.stringify((await auditEvents.list(scopeAs(role), { limit: 10 })).items);
    const secrets = ['赵秘密', '13800138000', 'SECRET-CARD-99', resident];
    const known = async (role: PersonRole): Promise<string[]> => {
      const text = await told(role);
      return secrets.filter((secret) => text.includes(secret));
    };
    expect(await known('admin')).toEqual([]);
    expect(await known('auditor')).toEqual([resident]);
  });

  it('keeps the row before and after of every write, also where a table has no secret to leave out', async () => {
    const rename = `UPDATE registry.towns SET name = '新名' WHERE code = $1`;
    await test.database.scoped(scopeAs('district_official'), (tx) => tx.query(rename, [PLACES.town]));
    const { items } = await auditEvents.list(scopeAs('auditor'), { limit: 1 });
    expect(items).toMatchObject([
      {
        action: 'update',
        subject: 'registry.towns',
        subjectId: PLACES.town,
        before: { code: PLACES.town, name: `镇${PLACES.town}` },
        after: { code: PLACES.town, name: '新名' },
      },
    ]);
  });

  it.each([
    `UPDATE platform.audit_log SET action = 'x'`,
    'DELETE FROM platform.audit_log',
    'TRUNCATE platform.audit_log',
    `INSERT INTO platform.audit_log (action, subject) VALUES ('x', 'x')`,
  ])('cannot be forged by the application: %s', async (sql) => {
    await expect(test.database.scoped(scopeAs('admin'), (tx) => tx.query(sql))).rejects.toThrow(/permission denied/);
  });

  it.each([
    `UPDATE platform.audit_log SET action = 'x'`,
    'DELETE FROM platform.audit_log',
    'TRUNCATE platform.audit_log',
  ])('is append only even for the owner: %s', async (sql) => {
    await expect(test.owner.query(sql)).rejects.toThrow(/append only/);
  });

  it('finds a page of an old day and of one actor by index among 200,000 events', async () => {
    await test.owner.query(
      `INSERT INTO platform.audit_log (at, district_code, account_id, action, subject)
       SELECT timestamptz '2024-01-01' + n * interval '1 minute', $1, uuidv7(), 'insert', 'x' FROM generate_series(1, 200000) n`,
      [PLACES.district],
    );
    await test.owner.query('ANALYZE platform.audit_log');
    const { service, reads } = countingReads(test.database);
    for (const filter of [{ from: '2024-02-01', to: '2024-02-01' }, { accountId: ACTOR }]) {
      const { items } = await service.list(scopeAs('auditor'), { limit: 10, ...filter });
      expect(items).toHaveLength(10);
      const [read] = reads.splice(0);
      expect(read).toEqual({ scanned: 0, fetched: expect.any(Number) });
      expect(read?.fetched).toBeGreaterThan(0);
      // Of a day and of an actor there are hundreds, whichever index the planner takes; not the table.
      expect(read?.fetched).toBeLessThan(2000);
    }
  });
});

interface RowsRead {
  /** Rows of the log that were read one after another. */
  readonly scanned: number;
  /** Those that an index led to. */
  readonly fetched: number;
}

/** The service, and what each of its transactions has read of the log: what a slow machine cannot change. */
function countingReads(database: Database): { service: AuditEventService; reads: RowsRead[] } {
  const reads: RowsRead[] = [];
  const scoped: Database['scoped'] = (scope, work) =>
    database.scoped(scope, async (tx) => {
      const answer = await work(tx);
      const [read] = await tx.query<[RowsRead]>(
        `SELECT seq_tup_read AS scanned, idx_tup_fetch AS fetched FROM pg_stat_xact_user_tables WHERE relid = 'platform.audit_log'::regclass`,
      );
      reads.push(read);
      return answer;
    });
  return { service: new AuditEventService(Object.assign(Object.create(database) as Database, { scoped })), reads };
}

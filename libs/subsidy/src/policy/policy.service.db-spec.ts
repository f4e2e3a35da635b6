import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, businessDateAt, type BusinessDate } from '@nuancan/kernel';
import { systemScope, type Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { SubsidyErrors } from '../subsidy.errors.js';
import { PolicyReader } from './policy-reader.js';
import { PolicyService } from './policy.service.js';

const DISTRICT = '330213';
const ACCOUNTS = {
  author: '0198c1f0-0009-7000-8000-000000000001',
  second: '0198c1f0-0009-7000-8000-000000000002',
};
const TODAY = businessDateAt(new Date());

function official(accountId: string): Scope {
  return { accountId, role: 'district_official', districtCode: DISTRICT, townCode: null, facilityId: null };
}
const AUTHOR = official(ACCOUNTS.author);
const SECOND = official(ACCOUNTS.second);

interface Draft {
  readonly version: number;
  readonly from: BusinessDate;
  readonly to?: BusinessDate | null;
  readonly amountFen?: number;
  readonly code?: string;
}

/** Everybody over 60 gets one amount from the district. */
function documentOf({ version, from, to = null, amountFen = 300, code = 'meal' }: Draft): object {
  return {
    code,
    version,
    name: { zh: '助餐补贴', en: 'Meal subsidy' },
    source: null,
    scope: { districtCode: DISTRICT, townCodes: null },
    effectiveFrom: from,
    effectiveTo: to,
    limits: [{ name: 'slot', window: 'slot', max: 1 }],
    tiers: [
      {
        code: 'all',
        name: { zh: '60 岁以上', en: '60 and over' },
        kind: 'meal',
        who: [{ age: { from: 60, to: null }, registration: 'anywhere' }],
        slots: ['lunch'],
        modes: ['dine_in'],
        benefit: { kind: 'fixed', amountFen },
        funders: [{ funder: 'district', amountFen: 'rest', travels: { otherTown: true, otherDistrict: false } }],
      },
    ],
  };
}

describe('PolicyService', () => {
  let test: TestDatabase;
  let policies: PolicyService;
  let reader: PolicyReader;

  const draft = (of: Draft, by = AUTHOR): ReturnType<PolicyService['draft']> =>
    policies.draft(by, of.code ?? 'meal', documentOf(of));
  const activate = (version: number, by = SECOND): ReturnType<PolicyService['activate']> =>
    policies.activate(by, { code: 'meal', version });
  const onDay = async (date: BusinessDate): Promise<(readonly [string, number, string | null])[]> => {
    const scope: Scope = { ...AUTHOR, role: 'operator' };
    const found = await test.database.scoped(scope, (tx) => reader.effectiveOn(tx, date));
    return found.map(({ code, version, effectiveTo }) => [code, version, effectiveTo] as const);
  };
  /** As the demo and imports do: in force at once, also in the past. */
  async function putInForce(of: Draft): Promise<void> {
    await draft(of, systemScope(DISTRICT));
    await policies.activate(systemScope(DISTRICT), { code: of.code ?? 'meal', version: of.version });
  }

  beforeAll(async () => {
    test = await openTestDatabase();
    await test.owner.query(`
      INSERT INTO registry.districts VALUES ('${DISTRICT}', '奉化区', '宁波市', '浙江省'), ('330212', '鄞州区', '宁波市', '浙江省');
      INSERT INTO identity.accounts (id, login, display_name, password_hash, role, district_code)
      VALUES ('${ACCOUNTS.author}', 'author', '起草人', '$argon2id$x', 'district_official', '${DISTRICT}'),
        ('${ACCOUNTS.second}', 'second', '启用人', '$argon2id$x', 'district_official', '${DISTRICT}');
    `);
    policies = new PolicyService(test.database);
  });
  beforeEach(async () => {
    reader = new PolicyReader();
    await test.owner.query('TRUNCATE subsidy.policy_versions, subsidy.policies');
  });
  afterAll(async () => test?.close());

  it('has no effect as a draft; a second person puts it into force', async () => {
    const from = addDays(TODAY, 3);
    const drafted = await draft({ version: 1, from });
    expect(drafted).toMatchObject({ version: 1, state: 'draft', createdBy: ACCOUNTS.author, activatedAt: null });
    expect(await onDay(from)).toEqual([]);
    const activated = await activate(1);
    expect(activated).toMatchObject({ state: 'activated', activatedBy: ACCOUNTS.second, effectiveFrom: from });
    expect(await onDay(from)).toEqual([['meal', 1, null]]);
    expect(await onDay(addDays(from, -1))).toEqual([]);
  });

  it('needs four eyes, whoever asks the database', async () => {
    const from = addDays(TODAY, 10);
    await draft({ version: 1, from });
    await expect(activate(1, AUTHOR)).rejects.toThrow(SubsidyErrors.SECOND_PERSON_NEEDED.code);
    const forged = `UPDATE subsidy.policy_versions SET activated_at = now(), activated_by = '${ACCOUNTS.second}'`;
    await expect(test.database.scoped(AUTHOR, (tx) => tx.query(forged))).rejects.toThrow(/second person/);
    const nobody = `UPDATE subsidy.policy_versions SET activated_at = now()`;
    await expect(test.database.scoped(SECOND, (tx) => tx.query(nobody))).rejects.toThrow(/second person/);
    const forOther = `INSERT INTO subsidy.policy_versions (policy_id, district_code, version, document, effective_from, created_by)
      SELECT policy_id, district_code, 2, document || '{"version": 2}', effective_from, '${ACCOUNTS.second}' FROM subsidy.policy_versions`;
    await expect(test.database.scoped(AUTHOR, (tx) => tx.query(forOther))).rejects.toThrow(/names the account/);
    expect(await onDay(from)).toEqual([]);
  });

  it('is activated at least three days ahead', async () => {
    await draft({ version: 1, from: addDays(TODAY, 2) });
    await expect(activate(1)).rejects.toMatchObject({
      code: SubsidyErrors.TOO_SHORT_NOTICE.code,
      detail: { earliest: addDays(TODAY, 3) },
    });
  });

  it('is withdrawn as a draft only, by anybody of the district, for good', async () => {
    await draft({ version: 1, from: addDays(TODAY, 5) });
    const name = { code: 'meal', version: 1 };
    const withdrawn = await policies.withdraw(SECOND, name);
    expect(withdrawn).toMatchObject({ state: 'withdrawn', withdrawnBy: ACCOUNTS.second, activatedAt: null });
    await expect(policies.withdraw(AUTHOR, name)).rejects.toThrow(SubsidyErrors.WITHDRAWN.code);
    await expect(activate(1)).rejects.toThrow(SubsidyErrors.WITHDRAWN.code);
    const undo = 'UPDATE subsidy.policy_versions SET withdrawn_at = NULL, withdrawn_by = NULL';
    await expect(test.database.scoped(SECOND, (tx) => tx.query(undo))).rejects.toThrow(/stays withdrawn/);
    await draft({ version: 2, from: addDays(TODAY, 5) });
    await activate(2);
    await expect(policies.withdraw(AUTHOR, { ...name, version: 2 })).rejects.toThrow(
      SubsidyErrors.ALREADY_ACTIVATED.code,
    );
  });

  it('never changes afterwards, and its document not even as a draft', async () => {
    await draft({ version: 1, from: addDays(TODAY, 5) });
    const asApp = (sql: string): Promise<unknown> => test.database.scoped(SECOND, (tx) => tx.query(sql));
    await expect(asApp(`UPDATE subsidy.policy_versions SET document = '{}'`)).rejects.toThrow(/permission denied/);
    await activate(1);
    await expect(activate(1)).rejects.toThrow(SubsidyErrors.ALREADY_ACTIVATED.code);
    await expect(asApp('UPDATE subsidy.policy_versions SET activated_at = NULL')).rejects.toThrow(/never changed/);
    await expect(asApp('DELETE FROM subsidy.policy_versions')).rejects.toThrow(/permission denied/);
    for (const change of [
      "UPDATE subsidy.policy_versions SET effective_to = '2999-01-01'",
      'DELETE FROM subsidy.policy_versions',
    ]) {
      await expect(test.owner.query(change)).rejects.toThrow(/never changed/);
    }
  });

  it('ends its predecessor without touching it', async () => {
    const [past, next] = [addDays(TODAY, -400), addDays(TODAY, 5)];
    await putInForce({ version: 1, from: past });
    expect(await onDay(next)).toEqual([['meal', 1, null]]);
    const before = await test.owner.query('SELECT * FROM subsidy.policy_versions WHERE version = 1');
    await draft({ version: 2, from: next, amountFen: 400 });
    await activate(2);
    expect(await onDay(past)).toEqual([['meal', 1, addDays(next, -1)]]);
    expect(await onDay(addDays(next, -1))).toEqual([['meal', 1, addDays(next, -1)]]);
    expect(await onDay(next)).toEqual([['meal', 2, null]]);
    expect((await test.owner.query('SELECT * FROM subsidy.policy_versions WHERE version = 1')).rows).toEqual(
      before.rows,
    );
    const listed = await policies.list(AUTHOR, { limit: 10 });
    expect(listed.items).toMatchObject([
      {
        code: 'meal',
        versions: [
          { version: 2, effectiveTo: null },
          { version: 1, effectiveTo: addDays(next, -1) },
        ],
      },
    ]);
  });

  it('leaves days without a policy behind its own last day', async () => {
    const [from, to] = [addDays(TODAY, -20), addDays(TODAY, -10)];
    await putInForce({ version: 1, from, to });
    expect(await onDay(to)).toEqual([['meal', 1, to]]);
    expect(await onDay(addDays(to, 1))).toEqual([]);
  });

  it('starts on a day of its own', async () => {
    const from = addDays(TODAY, 5);
    await draft({ version: 1, from });
    await draft({ version: 2, from });
    await activate(2);
    await expect(activate(1)).rejects.toThrow(SubsidyErrors.FIRST_DAY_TAKEN.code);
  });

  it('takes the next version only, and the same draft twice as one', async () => {
    const from = addDays(TODAY, 5);
    await expect(draft({ version: 2, from })).rejects.toMatchObject({
      code: SubsidyErrors.VERSION_NOT_NEXT.code,
      detail: { next: 1 },
    });
    expect((await policies.list(AUTHOR, { limit: 10 })).items).toEqual([]);
    const first = await draft({ version: 1, from });
    expect(await draft({ version: 1, from })).toEqual(first);
    await expect(draft({ version: 1, from, amountFen: 301 })).rejects.toThrow(SubsidyErrors.VERSION_NOT_NEXT.code);
  });

  it('refuses a document that is wrong, for another code or another district', async () => {
    const good = documentOf({ version: 1, from: TODAY });
    await expect(policies.draft(AUTHOR, 'meal', { ...good, tiers: 'x' })).rejects.toMatchObject({
      code: 'POLICY.INVALID_DOCUMENT',
      errors: [{ pointer: '/tiers' }],
    });
    await expect(policies.draft(AUTHOR, 'other', good)).rejects.toThrow(SubsidyErrors.CODE_DIFFERS.code);
    const foreign = { ...AUTHOR, districtCode: '330212' };
    await expect(policies.draft(foreign, 'meal', good)).rejects.toThrow(SubsidyErrors.DISTRICT_DIFFERS.code);
  });

  it('lets the database refuse the drafts of everybody else', async () => {
    for (const role of ['town_official', 'operator', 'auditor', 'admin'] as const) {
      const attempt = draft({ version: 1, from: TODAY }, { ...AUTHOR, role });
      await expect(attempt).rejects.toThrow(/row-level security/);
    }
  });

  it('shows a version with its document and findings within its district only', async () => {
    await draft({ version: 1, from: addDays(TODAY, 5), amountFen: 0 });
    const seen = await policies.get({ ...AUTHOR, role: 'auditor' }, { code: 'meal', version: 1 });
    expect(seen.document).toMatchObject({ code: 'meal', tiers: [{ benefit: { amountFen: 0 } }] });
    expect(seen.findings.map(({ code }) => code)).toContain('gives_nothing');
    const foreign = policies.get({ ...AUTHOR, districtCode: '330212' }, { code: 'meal', version: 1 });
    await expect(foreign).rejects.toThrow(SubsidyErrors.VERSION_NOT_FOUND.code);
  });

  it.each([
    ['meal', 2],
    ['meal', 0],
    ['meal', 2 ** 40],
    ['nothing', 1],
    ['\u0000', 1],
  ])('knows no version %j/%d', async (code, version) => {
    await draft({ version: 1, from: addDays(TODAY, 5) });
    await expect(policies.get(AUTHOR, { code, version })).rejects.toThrow(SubsidyErrors.VERSION_NOT_FOUND.code);
    await expect(policies.activate(SECOND, { code, version })).rejects.toThrow(SubsidyErrors.VERSION_NOT_FOUND.code);
  });

  it('reads several policies at once and pages them by code', async () => {
    for (const code of ['meal', 'delivery', 'breakfast']) await putInForce({ version: 1, from: TODAY, code });
    expect((await onDay(TODAY)).map(([code]) => code).sort()).toEqual(['breakfast', 'delivery', 'meal']);
    expect((await onDay(TODAY)).length).toBe(3);
    const first = await policies.list(AUTHOR, { limit: 2 });
    expect(first.items.map(({ code }) => code)).toEqual(['breakfast', 'delivery']);
    const second = await policies.list(AUTHOR, { limit: 2, cursor: first.nextCursor ?? '' });
    expect(second).toMatchObject({ items: [{ code: 'meal' }], nextCursor: null });
  });
});

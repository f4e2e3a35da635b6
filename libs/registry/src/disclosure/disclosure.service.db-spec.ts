import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityCheckDigit } from '@nuancan/kernel';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { DatedFactService } from '../dated-fact/dated-fact.service.js';
import { IdentityNumberService } from '../identity-number/identity-number.service.js';
import { RegistryErrors } from '../registry.errors.js';
import {
  AWAY,
  createRegistryDistrict,
  HOME,
  scopeOf,
  storeAccountOf,
  storeResident,
} from '../testing/registry-district.js';
import { testVault } from '../testing/test-vault.js';
import { DisclosureService } from './disclosure.service.js';

const OFFICIAL = scopeOf('town_official', HOME);
const DIGITS = '99010119440506112';
const NUMBER = DIGITS + identityCheckDigit(DIGITS);
const WHY = { purpose: 'call', note: '通知领取老年卡' } as const;

describe('DisclosureService', () => {
  let test: TestDatabase;
  let disclosures: DisclosureService;
  let facts: DatedFactService;
  let residentId: string;
  let contactId: string;

  const disclosed = async (): Promise<number> =>
    (await test.owner.query('SELECT FROM registry.disclosures')).rowCount ?? -1;

  beforeAll(async () => {
    test = await openTestDatabase();
    await createRegistryDistrict(test.owner);
    await storeAccountOf(test.owner, OFFICIAL);
    const identityNumbers = new IdentityNumberService(test.database, testVault());
    disclosures = new DisclosureService(test.database, identityNumbers);
    facts = new DatedFactService(test.database);
    residentId = await storeResident(test.owner, { name: '王桂香', town: HOME, phone: '13800000417' });
    await identityNumbers.set(OFFICIAL, residentId, { number: NUMBER });
    const daughter = { name: '林小妹', relation: '女儿', phone: '13912345678', validFrom: '2020-01-01' };
    contactId = (await facts.addContact(OFFICIAL, residentId, daughter)).id;
  });
  afterAll(async () => test?.close());

  it('shows one field for a purpose, and audits who saw it, of whom and why, without the value', async () => {
    const show = (field: 'phone' | 'identity_number' | 'contact_phone'): Promise<{ value: string }> =>
      disclosures.disclose(OFFICIAL, residentId, { field, contactId, ...WHY });
    expect(await show('phone')).toEqual({ field: 'phone', value: '13800000417' });
    expect(await show('identity_number')).toEqual({ field: 'identity_number', value: NUMBER });
    expect(await show('contact_phone')).toEqual({ field: 'contact_phone', value: '13912345678' });
    const { rows } = await test.owner.query(
      `SELECT account_id, after ->> 'resident_id' AS of, after ->> 'field' AS field, after ->> 'purpose' AS purpose
       FROM platform.audit_log WHERE subject = 'registry.disclosures' ORDER BY id`,
    );
    const by = { account_id: OFFICIAL.accountId, of: residentId, purpose: 'call' };
    expect(rows).toEqual(['phone', 'identity_number', 'contact_phone'].map((field) => ({ ...by, field })));
  });

  it('leaves no personal data in the audit log, whatever is written', async () => {
    await test.database.scoped(OFFICIAL, (tx) =>
      tx.query(`UPDATE registry.residents SET phone = '13700000001', diet = '糖尿病' WHERE id = $1`, [residentId]),
    );
    await facts.addStatus(OFFICIAL, residentId, {
      status: 'in_institution',
      note: '康乐养老院',
      validFrom: '2020-01-01',
      validTo: '2020-02-01',
    });
    const { rows } = await test.owner.query(
      `SELECT string_agg(l::text, ' ') AS audited, max(after ->> 'changed') FILTER (WHERE action = 'update') AS changed
       FROM platform.audit_log l`,
    );
    expect(rows[0].changed).toBe('["diet", "phone", "phone_reversed"]');
    for (const value of [
      '王桂香',
      '13800000417',
      '13912345678',
      '13700000001',
      '林小妹',
      '女儿',
      '糖尿病',
      '康乐',
      NUMBER,
      WHY.note,
    ]) {
      expect(rows[0].audited).not.toContain(value);
    }
  });

  it('shows nothing out of scope, to other roles, or of what is not there, and counts none of these', async () => {
    const before = await disclosed();
    const asked = { field: 'phone', ...WHY } as const;
    const neighbour = scopeOf('town_official', AWAY);
    await expect(disclosures.disclose(neighbour, residentId, asked)).rejects.toThrow(
      RegistryErrors.RESIDENT_NOT_FOUND.code,
    );
    for (const role of ['operator', 'auditor', 'system'] as const) {
      await expect(disclosures.disclose(scopeOf(role, HOME), residentId, asked)).rejects.toThrow(/row-level security/);
    }
    const bare = await storeResident(test.owner, { name: '陈阿毛', town: HOME });
    for (const field of ['phone', 'identity_number', 'contact_phone'] as const) {
      await expect(disclosures.disclose(OFFICIAL, bare, { field, contactId, ...WHY })).rejects.toThrow(
        RegistryErrors.NOTHING_TO_DISCLOSE.code,
      );
    }
    expect(await disclosed()).toBe(before);
  });

  it('stops after thirty in an hour, however many are asked at once', async () => {
    const left = 30 - (await disclosed());
    const outcomes = await Promise.allSettled(
      Array.from({ length: left + 10 }, () => disclosures.disclose(OFFICIAL, residentId, { field: 'phone', ...WHY })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(left);
    const refused = outcomes.find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: RegistryErrors.TOO_MANY_DISCLOSURES.code } });
  });

  it.each(['UPDATE registry.disclosures SET note = $$改了$$', 'DELETE FROM registry.disclosures'])(
    'cannot be rewritten by the application: %s',
    async (sql) => {
      await expect(test.database.scoped(OFFICIAL, (tx) => tx.query(sql))).rejects.toThrow(/permission denied/);
    },
  );
});

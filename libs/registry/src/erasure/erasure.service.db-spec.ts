import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityCheckDigit } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { ApplicationFileService } from '../category-application/application-file.service.js';
import { CategoryApplicationService } from '../category-application/category-application.service.js';
import { DatedFactService } from '../dated-fact/dated-fact.service.js';
import { DisclosureService } from '../disclosure/disclosure.service.js';
import { IdentityNumberService } from '../identity-number/identity-number.service.js';
import { RegistryErrors } from '../registry.errors.js';
import { ResidentList } from '../resident/resident-list.js';
import { createRegistryDistrict, HOME, scopeOf, storeAccountOf, storeResident } from '../testing/registry-district.js';
import { testVault } from '../testing/test-vault.js';
import { ErasureService } from './erasure.service.js';

const CLERK: Scope = { ...scopeOf('town_official', HOME), accountId: '0198c1f0-0009-7000-8000-0000000000a1' };
const HEAD: Scope = { ...scopeOf('district_official', null), accountId: '0198c1f0-0009-7000-8000-0000000000a2' };
const DIGITS = '99010119440506112';
const NUMBER = DIGITS + identityCheckDigit(DIGITS);

describe('ErasureService', () => {
  let test: TestDatabase;
  let erasures: ErasureService;
  let facts: DatedFactService;
  let cards = 100;

  const gone = async (name: string, since: string, status: 'deceased' | 'moved_out' = 'deceased'): Promise<string> => {
    const id = await storeResident(test.owner, {
      name,
      town: HOME,
      card: `K-${(cards += 1)}-0000`,
      phone: '13800000417',
    });
    await facts.addStatus(CLERK, id, { status, validFrom: since, note: '子女接走' });
    await test.owner.query('UPDATE registry.resident_statuses SET recorded_at = $2::date WHERE resident_id = $1', [
      id,
      since,
    ]);
    return id;
  };

  beforeAll(async () => {
    test = await openTestDatabase();
    await createRegistryDistrict(test.owner);
    for (const scope of [CLERK, HEAD]) await storeAccountOf(test.owner, scope);
    erasures = new ErasureService(test.database);
    facts = new DatedFactService(test.database);
  });
  afterAll(async () => test?.close());

  it('leaves nothing of who it was in any table, search or file, and keeps the row that meals refer to', async () => {
    const id = await gone('王秘密香', '2020-03-04');
    const numbers = new IdentityNumberService(test.database, testVault());
    await numbers.set(CLERK, id, { number: NUMBER });
    const daughter = { name: '林小妹', relation: '女儿', phone: '13912345678', validFrom: '2019-01-01' };
    await facts.addContact(CLERK, id, daughter);
    const applications = new CategoryApplicationService(test.database);
    const asked = { category: 'disabled', validFrom: '2019-01-01', reason: '右腿截肢' } as const;
    const { id: applicationId } = await applications.submit(CLERK, id, asked);
    const content = Buffer.from('%PDF-1.7 病历');
    await new ApplicationFileService(test.database).add(CLERK, applicationId, { kind: 'medical_record', content });
    const why = { purpose: 'call', note: '问候王秘密香' } as const;
    await new DisclosureService(test.database, numbers).disclose(CLERK, id, { field: 'phone', ...why });

    const requested = await erasures.request(CLERK, id);
    expect(requested).toMatchObject({ state: 'requested', mayErase: false });
    await expect(erasures.request(CLERK, id)).rejects.toThrow(RegistryErrors.ERASURE_REQUESTED.code);
    const list = new ResidentList(test.database, testVault());
    expect((await list.page(HEAD, { text: '王秘密', limit: 10 })).items).toHaveLength(1);
    expect(await erasures.decide(HEAD, requested.id, { decision: 'erase' })).toMatchObject({ state: 'erased' });

    for (const text of ['王秘密', 'wmmx', '0417', '13800000417', NUMBER]) {
      expect((await list.page(HEAD, { text, limit: 10 })).items).toEqual([]);
    }
    expect((await list.page(HEAD, { limit: 10 })).items.map((resident) => resident.id)).not.toContain(id);
    const { rows: tables } = await test.owner.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'r' AND n.nspname IN ('registry', 'platform')`,
    );
    for (const { name } of tables) {
      const { rows } = await test.owner.query(`SELECT coalesce(string_agg(t::text, ' '), '') AS text FROM ${name} t`);
      for (const secret of [
        '秘密',
        'wangmimi',
        '0000417',
        '7140000',
        '13912345678',
        '林小妹',
        '截肢',
        '子女',
        '1944-05-06',
        NUMBER,
      ]) {
        expect({ name, has: rows[0].text.includes(secret) }).toEqual({ name, has: false });
      }
    }
    const { rows } = await test.owner.query('SELECT name, birth_date FROM registry.residents WHERE id = $1', [id]);
    expect(rows).toEqual([{ name: '已删除', birth_date: '1944-01-01' }]);
    await expect(
      test.owner.query(`UPDATE registry.residents SET name = '王秘密香', erased_at = NULL WHERE id = $1`, [id]),
    ).rejects.toThrow(/stays erased/);
    await expect(facts.addContact(CLERK, id, daughter)).rejects.toThrow(RegistryErrors.RESIDENT_ERASED.code);
  });

  it('waits until the wallet is settled', async () => {
    const asked = await erasures.request(CLERK, await gone('钱未清', '2020-03-04'));
    await test.owner.query(
      `WITH o AS (INSERT INTO registry.organisations (district_code, name)
         SELECT district_code, '村集体' FROM registry.residents WHERE id = $1 RETURNING id, district_code)
       INSERT INTO canteen.wallets (district_code, organisation_id, resident_id, arrears_fen) SELECT district_code, id, $1, 300 FROM o`,
      [asked.residentId],
    );
    await expect(erasures.decide(HEAD, asked.id, { decision: 'erase' })).rejects.toThrow(
      RegistryErrors.ERASURE_MONEY_LEFT.code,
    );
    await test.owner.query('UPDATE canteen.wallets SET arrears_fen = 0 WHERE resident_id = $1', [asked.residentId]);
    expect(await erasures.decide(HEAD, asked.id, { decision: 'erase' })).toMatchObject({ state: 'erased' });
  });

  it('takes a second person, of the district', async () => {
    const own = await erasures.request(HEAD, await gone('陈阿毛', '2021-01-01', 'moved_out'));
    await expect(erasures.decide(HEAD, own.id, { decision: 'erase' })).rejects.toThrow(RegistryErrors.FOUR_EYES.code);
    await expect(erasures.decide(CLERK, own.id, { decision: 'erase' })).rejects.toThrow(/the district erases/);
    expect(await erasures.decide(HEAD, own.id, { decision: 'decline' })).toMatchObject({ state: 'declined' });
    await expect(erasures.decide(HEAD, own.id, { decision: 'erase' })).rejects.toThrow(
      RegistryErrors.ERASURE_NOT_FOUND.code,
    );
  });

  it('waits six months, and for nobody who is here or came back', async () => {
    const recent = await gone('李素珍', new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10));
    const here = await storeResident(test.owner, { name: '胡金水', town: HOME });
    const back = await gone('周友良', '2020-01-01', 'moved_out');
    await test.owner.query(`UPDATE registry.resident_statuses SET valid_to = '2020-12-31' WHERE resident_id = $1`, [
      back,
    ]);
    for (const id of [recent, here, back]) {
      await expect(erasures.request(CLERK, id)).rejects.toThrow(RegistryErrors.ERASURE_TOO_EARLY.code);
    }
    const mistaken = await gone('俞杏花', '2020-01-01');
    const { id } = await erasures.request(CLERK, mistaken);
    await test.owner.query(
      `UPDATE registry.resident_statuses SET withdrawn_at = now(), withdrawn_reason = '登记错' WHERE resident_id = $1`,
      [mistaken],
    );
    await expect(erasures.decide(HEAD, id, { decision: 'erase' })).rejects.toThrow(
      RegistryErrors.ERASURE_TOO_EARLY.code,
    );
    const { rows } = await test.owner.query('SELECT name, erased_at FROM registry.residents WHERE id = $1', [mistaken]);
    expect(rows).toEqual([{ name: '俞杏花', erased_at: null }]);
  });

  it('does not take a date that was typed today for six months, nor an entry that became somebody else’s', async () => {
    const typed = await storeResident(test.owner, { name: '沈阿大', town: HOME });
    await facts.addStatus(CLERK, typed, { status: 'moved_out', validFrom: '2020-01-01' });
    await expect(erasures.request(CLERK, typed)).rejects.toThrow(RegistryErrors.ERASURE_TOO_EARLY.code);
    const old = await gone('钱凤仙', '2020-01-01', 'moved_out');
    const { id } = await erasures.request(CLERK, old);
    await test.owner.query('UPDATE registry.residents SET merged_into = $2 WHERE id = $1', [old, typed]);
    await expect(erasures.decide(HEAD, id, { decision: 'erase' })).rejects.toThrow(RegistryErrors.RESIDENT_MERGED.code);
  });

  it('lets nothing be written about the erased, whatever a list found before', async () => {
    const id = await gone('虞阿姨', '2020-01-01');
    await erasures.decide(HEAD, (await erasures.request(CLERK, id)).id, { decision: 'erase' });
    const written = test.owner.query(
      `INSERT INTO registry.resident_categories (resident_id, district_code, town_code, category, valid_from)
       SELECT id, district_code, town_code, 'low_income', '2026-01-01' FROM registry.residents WHERE id = $1`,
      [id],
    );
    await expect(written).rejects.toMatchObject({ constraint: 'residents_stay_erased' });
  });
});

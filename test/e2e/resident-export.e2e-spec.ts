import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityCheckDigit } from '@nuancan/kernel';
import { ApiClient } from '../support/api-client.js';
import { mealDraft, newClientId } from '../support/meal-draft.js';
import { arrangeSmallDistrict, PASSWORD, type SmallDistrict } from '../support/small-district.js';
import { startApi, type RunningApi } from '../support/start-api.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const KEY = Buffer.alloc(32, 7).toString('base64url');
const DIGITS = '99010119440506112';
const NUMBER = DIGITS + identityCheckDigit(DIGITS);
const WHY = { purpose: 'request_of_person', note: '本人要求提供' };

/** A person's right to see everything, and to be forgotten, over HTTP. */
describe('export of a person’s data', () => {
  let test: TestDatabase;
  let api: RunningApi;
  let places: SmallDistrict;

  beforeAll(async () => {
    test = await openTestDatabase();
    places = await arrangeSmallDistrict(test.owner);
    api = await startApi(test, { environment: { FIELD_KEYS: `test:${KEY}`, FIELD_INDEX_KEY: KEY } });
  });
  afterAll(async () => {
    await api?.stop();
    await test?.close();
  });

  it('gives everything that is held, meals too, to the district for a purpose; audited, and kept in no cache', async () => {
    const { home } = places;
    const [elder] = home.residents;
    const till = await ApiClient.as(api.origin, home.logins.operator, PASSWORD);
    await till.post('/v1/meals', { deviceId: newClientId(), ...mealDraft(home, elder), paymentMethod: 'wallet' });
    const town = await ApiClient.as(api.origin, home.logins.town_official, PASSWORD);
    const set = await town.send('PUT', `/v1/residents/${elder.id}/identity-number`, {
      number: NUMBER,
      confirmedDiffers: true,
    });
    expect(set.status).toBe(200);
    const district = await ApiClient.as(api.origin, home.logins.district_official, PASSWORD);
    await test.owner.query(`UPDATE registry.residents SET birth_date = '1944-05-07' WHERE id = $1`, [elder.id]);
    const answer = await district.post(`/v1/residents/${elder.id}/export`, WHY);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toMatchObject({ residentId: elder.id, identityNumber: NUMBER });
    const { sections } = answer.body;
    expect(sections.residents).toMatchObject([{ name: elder.name, phone: elder.phone }]);
    expect(sections.meals).toMatchObject([{ resident_id: elder.id, government_fen: 900 }]);
    // What was on record of them before, and of nobody else.
    const [before] = sections.changes;
    expect(sections.changes).toHaveLength(1);
    expect(before).toMatchObject({ resident_id: elder.id, kind: 'person', before: { townCode: home.code } });
    expect(JSON.stringify(sections.identifiers)).toContain(elder.card);
    expect(sections.wallets).toMatchObject([{ resident_id: elder.id, arrears_fen: 300 }]);
    expect(sections.walletMovements).toMatchObject([{ kind: 'spend', amount_fen: -300 }]);
    expect(sections.timeGiven).toEqual([]);
    const { rows } = await test.owner.query(
      `SELECT after ->> 'field' AS field, after ->> 'purpose' AS purpose FROM platform.audit_log
       WHERE subject = 'registry.disclosures' AND after ->> 'resident_id' = $1`,
      [elder.id],
    );
    expect(rows).toEqual([{ field: 'everything', purpose: WHY.purpose }]);
    for (const role of ['town_official', 'admin', 'auditor'] as const) {
      const other = await ApiClient.as(api.origin, home.logins[role], PASSWORD);
      expect((await other.post(`/v1/residents/${elder.id}/export`, WHY)).status).toBe(403);
    }
    const unsaid = await district.post(`/v1/residents/${elder.id}/export`, { ...WHY, note: elder.phone });
    expect(unsaid.status).toBe(400);
  });
});

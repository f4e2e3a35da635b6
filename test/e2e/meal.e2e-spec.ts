import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { ApiClient, type ApiAnswer } from '../support/api-client.js';
import { mealDraft, newClientId } from '../support/meal-draft.js';
import { arrangeSmallDistrict, PASSWORD, type SmallDistrict } from '../support/small-district.js';
import { startApi, type RunningApi } from '../support/start-api.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

/** A meal from the search box to the district's page, over HTTP. */
describe('a meal over HTTP', () => {
  const deviceId = randomUUID();
  let test: TestDatabase;
  let api: RunningApi;
  let places: SmallDistrict;
  let operator: ApiClient;
  let official: ApiClient;

  beforeAll(async () => {
    test = await openTestDatabase();
    places = await arrangeSmallDistrict(test.owner);
    api = await startApi(test);
    operator = await ApiClient.as(api.origin, places.home.logins.operator, PASSWORD);
    official = await ApiClient.as(api.origin, places.home.logins.district_official, PASSWORD);
  });
  afterAll(async () => {
    await api?.stop();
    await test?.close();
  });

  function log(draft: object, client = operator): Promise<ApiAnswer> {
    return client.post('/v1/meals', { deviceId, ...draft });
  }

  it('finds by initials in town and by card everywhere, with the quote that the meal then gets', async () => {
    const [elder] = places.home.residents;
    const byInitials = await operator.post('/v1/diners/search', { text: elder.initials, slot: 'lunch' });
    const byCard = await operator.post('/v1/diners/search', {
      text: places.neighbour.residents[0].card,
      slot: 'lunch',
    });
    expect(byInitials.body.items).toMatchObject([
      { residentId: elder.id, name: elder.name, home: true, foundBy: 'name' },
    ]);
    expect(byInitials.body.items[0].quotes[0].split).toMatchObject({ elderDueFen: 300, governmentFen: 900 });
    expect(byCard.body.items).toMatchObject([
      { name: places.neighbour.residents[0].name, home: false, foundBy: 'card' },
    ]);
    expect(byCard.body.items[0].quotes[0].split).toMatchObject({
      elderDueFen: 600,
      governmentFen: 600,
      flags: ['cross_town'],
    });
    const elsewhere = await operator.post('/v1/diners/search', {
      text: places.neighbour.residents[0].initials,
      slot: 'lunch',
    });
    expect(elsewhere.body.items).toEqual([]);
    const logged = await log(mealDraft(places.home, elder));
    expect(logged.status).toBe(201);
    expect(logged.body).toMatchObject(byInitials.body.items[0].quotes[0].split);
    const after = await operator.post('/v1/diners/search', { text: elder.initials, slot: 'lunch' });
    expect(after.body.items[0]).toMatchObject({ served: [{ slot: 'lunch' }], regular: true });
    expect(after.body.items[0].quotes[0].split).toMatchObject({
      elderDueFen: 1200,
      governmentFen: 0,
      flags: ['second_in_slot'],
    });
  });

  it('answers a repeat with 200 and the same meal, another body with 409', async () => {
    const draft = mealDraft(places.home, places.home.residents[1]);
    const first = await log(draft);
    const again = await log(draft);
    const other = await log({ ...draft, elderPaidFen: 0 });
    expect([first.status, again.status, other.status]).toEqual([201, 200, 409]);
    expect(again.body).toEqual(first.body);
    expect(other.body.code).toBe('MEAL.CLIENT_ID_CLASH');
  });

  it('judges every item of a batch alone and refuses unknown fields', async () => {
    const good = mealDraft(places.home, null);
    const answer = await operator.post('/v1/meals/batch', {
      deviceId,
      items: [good, { ...mealDraft(places.home, null), surprise: 1 }, 'nonsense', good],
    });
    expect(answer.status).toBe(200);
    expect(answer.body.results).toMatchObject([
      { outcome: 'recorded', clientId: good.clientId },
      { outcome: 'refused', problem: { code: 'MEAL.MALFORMED', pointer: '/surprise' } },
      { outcome: 'refused', problem: { code: 'MEAL.MALFORMED' } },
      { outcome: 'already_recorded', clientId: good.clientId },
    ]);
    const unknown = await operator.post('/v1/meals/batch', { deviceId, items: [good], surprise: 1 });
    expect(unknown).toMatchObject({
      status: 400,
      body: { code: 'REQUEST.INVALID', errors: [{ pointer: '/surprise' }] },
    });
    const many = await operator.post('/v1/meals/batch', { deviceId, items: Array.from({ length: 51 }, () => good) });
    expect(many.status).toBe(400);
  });

  it('a void leaves the list whole and the totals without it', async () => {
    const draft = mealDraft(places.home, places.home.residents[2]);
    const meal = await log(draft);
    const before = await dayTotal(official);
    const request = {
      deviceId,
      clientId: newClientId(),
      mealClientId: draft.clientId,
      voidedAt: new Date().toISOString(),
      reason: '点错了人',
    };
    const voided = await operator.post('/v1/meals/voids', request);
    const again = await operator.post('/v1/meals/voids', request);
    expect([voided.status, again.status]).toEqual([201, 200]);
    expect((await operator.get(`/v1/meals/${meal.body.id}`)).body.voided).toMatchObject({ reason: '点错了人' });
    expect(await dayTotal(official)).toEqual({
      ...before,
      meals: before.meals - 1,
      governmentFen: before.governmentFen - 900,
    });
  });

  async function dayTotal(client: ApiClient): Promise<{ meals: number; governmentFen: number }> {
    const { body } = await client.get(`/v1/five-ones?businessDate=${businessDateAt(new Date())}&groupBy=town`);
    return { meals: body.total.meals, governmentFen: body.total.governmentFen };
  }

  it('both identities hold in the day’s totals of every grouping, and the groupings agree', async () => {
    const answers = await Promise.all(
      ['town', 'facility', 'slot'].map((groupBy) => official.get(`/v1/five-ones?groupBy=${groupBy}`)),
    );
    for (const { body } of answers) {
      const { costFen, surplusFen, elderPaidFen, governmentFen, donationFen, gardenFen, volunteerFen, unfundedFen } =
        body.total;
      expect(costFen + surplusFen).toBe(
        elderPaidFen + governmentFen + donationFen + gardenFen + volunteerFen + unfundedFen,
      );
      expect(body.total).toEqual(answers[0]?.body.total);
    }
  });

  it('gives the till all it needs for a day without network', async () => {
    const { body } = await operator.get('/v1/till');
    expect(body).toMatchObject({
      facility: { id: places.home.facilityId },
      slots: ['breakfast', 'lunch', 'dinner'],
      policies: [{ code: 'zengcheng-2020', version: 1 }],
    });
    expect(body.regulars.map((diner: { residentId: string }) => diner.residentId)).toContain(
      places.home.residents[0].id,
    );
  });

  it('a price changes from today on; the past and other facilities stay', async () => {
    const today = businessDateAt(new Date());
    const price = { slot: 'lunch', kind: 'set', name: '套餐', priceFen: 1300, validFrom: today };
    expect((await operator.post('/v1/menu-items', { ...price, validFrom: '2026-01-01' })).status).toBe(422);
    expect((await operator.post('/v1/menu-items', { ...price, facilityId: places.neighbour.facilityId })).status).toBe(
      404,
    );
    expect((await operator.post('/v1/menu-items', price)).status).toBe(201);
    const later = { ...price, priceFen: 1500, validFrom: addDays(today, 7) };
    expect((await operator.post('/v1/menu-items', later)).status).toBe(201);
    const corrected = await operator.post('/v1/menu-items', { ...price, priceFen: 1250 });
    expect(corrected.body).toMatchObject({ priceFen: 1250, validFrom: today, validTo: addDays(today, 6) });
    const { body } = await operator.get(`/v1/menu-items?businessDate=${today}`);
    expect(body.items).toContainEqual(
      expect.objectContaining({ slot: 'lunch', name: '套餐', priceFen: 1250, validFrom: today }),
    );
  });

  it('audits a quote for an elder of another town like the look-up it is', async () => {
    const items = [{ menuItemId: null, name: '套餐', priceFen: 1200, quantity: 1 }];
    const asked = { businessDate: businessDateAt(new Date()), slot: 'dinner', mode: 'dine_in', items };
    for (const { id } of [places.home.residents[0], places.neighbour.residents[0]]) {
      expect((await operator.post('/v1/meals/quote', { ...asked, residentId: id })).status).toBe(200);
    }
    const { rows } = await test.owner.query(
      `SELECT subject_id AS id FROM platform.audit_log WHERE action = 'look_up' AND after ->> 'by' = 'quote'`,
    );
    expect(rows).toEqual([{ id: places.neighbour.residents[0].id }]);
  });

  it('logs no name, card, token or password', () => {
    const { residents } = places.home;
    const secrets = [PASSWORD, ...residents.flatMap(({ name, card, qr, phone }) => [name, card, qr, phone])];
    const output = api.output();
    expect(output).toContain('"route":"/v1/diners/search"');
    expect(secrets.filter((secret) => output.includes(secret))).toEqual([]);
  });
});

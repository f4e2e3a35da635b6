import { addDays, businessDateAt } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.js';
import { mealDraft, newClientId } from '../support/meal-draft.js';
import { arrangeSmallDistrict, PASSWORD, type ArrangedTown, type SmallDistrict } from '../support/small-district.js';
import { startApi, type RunningApi } from '../support/start-api.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const TODAY = businessDateAt(new Date());
const TRIES = 40;

/** What a family sees and asks over the real api, and what nobody gets out of it. */
describe('a family by link', () => {
  let test: TestDatabase;
  let api: RunningApi;
  let places: SmallDistrict;
  let operator: ApiClient;
  const phone = (): ApiClient => new ApiClient(api.origin);

  beforeAll(async () => {
    test = await openTestDatabase();
    places = await arrangeSmallDistrict(test.owner);
    api = await startApi(test);
    operator = await ApiClient.as(api.origin, places.home.logins.operator, PASSWORD);
    for (const at of [0, 1] as const) {
      const draft = mealDraft(places.home, places.home.residents[at]);
      expect((await operator.post('/v1/meals', { deviceId: newClientId(), ...draft })).status).toBe(201);
      const topUp = { clientId: newClientId(), residentId: places.home.residents[at].id, method: 'cash' };
      await operator.post('/v1/wallets/top-ups', { ...topUp, amountFen: 1_000 + at });
    }
  });
  afterAll(async () => {
    await api?.stop();
    await test?.close();
  });

  async function linked(
    { residents }: ArrangedTown,
    shows: { readonly showsMeals: boolean; readonly showsBalance: boolean; readonly showsDeliveries: boolean },
  ): Promise<{ consentId: string; token: string }> {
    const said = { clientId: newClientId(), residentId: residents[0].id, name: '张小琴', relationship: 'child' };
    const consent = await operator.post('/v1/family-consents', {
      ...{ ...said, ...shows, phone: `139${String(Math.random()).slice(2, 10)}` },
      ...{ givenOn: TODAY, way: 'in_person', validUntil: addDays(TODAY, 30) },
    });
    expect(consent.status).toBe(201);
    const link = await operator.post(`/v1/family-consents/${consent.body.id}/links`, {});
    return { consentId: consent.body.id, token: link.body.token };
  }

  it('shows this elder and nobody else, and nothing that was not ticked', async () => {
    const all = await linked(places.home, { showsMeals: true, showsBalance: true, showsDeliveries: true });
    const page = await phone().post('/v1/family-pages', { token: all.token });
    expect(page.status).toBe(200);
    expect(page.body.meals).toHaveLength(1);
    expect(page.body.wallets).toMatchObject([{ balanceFen: 1_000, bookings: [{ amountFen: 1_000 }] }]);
    const others = [...places.home.residents, ...places.neighbour.residents].flatMap((one) => [
      one.name,
      one.id,
      one.card,
      one.phone,
    ]);
    expect(others.filter((text) => page.text.includes(text))).toEqual([]);

    const some = await linked(places.home, { showsMeals: false, showsBalance: false, showsDeliveries: true });
    const less = await phone().post('/v1/family-pages', { token: some.token });
    expect(Object.keys(less.body)).not.toContain('wallets');
    expect(Object.keys(less.body)).not.toContain('meals');
    const ask = { token: some.token, clientId: newClientId(), kind: 'top_up', amountFen: 5_000 };
    expect((await phone().post('/v1/family-pages/requests', ask)).body.code).toBe('FAMILY.NOT_SHOWN');
  });

  it('asks once, is answered by its own kitchen only, and ends when it is withdrawn', async () => {
    const { consentId, token } = await linked(places.home, {
      showsMeals: false,
      showsBalance: true,
      showsDeliveries: false,
    });
    const ask = { token, clientId: newClientId(), kind: 'top_up', amountFen: 5_000 };
    const sent = await Promise.all([1, 2, 3].map(() => phone().post('/v1/family-pages/requests', ask)));
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    const id: string = sent[0]?.body.requests[0].id;
    expect(sent[2]?.body.requests).toHaveLength(1);
    const clash = await phone().post('/v1/family-pages/requests', { ...ask, amountFen: 6_000 });
    expect(clash.body.code).toBe('FAMILY.CLIENT_ID_CLASH');

    const decision = `/v1/family-requests/${id}/decision`;
    for (const town of [places.neighbour, places.foreign]) {
      const stranger = await ApiClient.as(api.origin, town.logins.operator, PASSWORD);
      const refused = await stranger.post(decision, { outcome: 'accepted' });
      expect(refused.body.code).toBe('FAMILY.REQUEST_NOT_FOUND');
    }
    const official = await ApiClient.as(api.origin, places.home.logins.town_official, PASSWORD);
    expect((await official.post(decision, { outcome: 'accepted' })).status).toBe(403);

    expect((await operator.post(`/v1/family-consents/${consentId}/withdrawal`, { reason: 'elder' })).status).toBe(200);
    expect((await operator.post(decision, { outcome: 'accepted' })).body.code).toBe('FAMILY.CONSENT_ENDED');
    const gone = await phone().post('/v1/family-pages', { token });
    const unknown = await phone().post('/v1/family-pages', { token: token.replaceAll(/./g, 'x') });
    expect([gone.status, gone.body.code]).toEqual([404, 'FAMILY.LINK_NOT_FOUND']);
    expect([unknown.status, unknown.body.code, unknown.body.zh]).toEqual([404, gone.body.code, gone.body.zh]);
  });

  it('is throttled for whoever tries keys', async () => {
    const tries = Array.from({ length: TRIES }, (_, at) =>
      phone().post('/v1/family-pages', { token: String(at).padEnd(43, 'k') }),
    );
    const answers = await Promise.all(tries);
    expect(answers.some(({ status, body }) => status === 429 && body.code === 'FAMILY.TOO_MANY_REQUESTS')).toBe(true);
    expect(answers.every(({ status }) => status === 404 || status === 429)).toBe(true);
  });
});

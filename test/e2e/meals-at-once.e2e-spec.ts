import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '@nuancan/canteen';
import { ApiClient, type ApiAnswer } from '../support/api-client.js';
import { mealDraft, newClientId } from '../support/meal-draft.js';
import { arrangeSmallDistrict, PASSWORD, type SmallDistrict } from '../support/small-district.js';
import { startApi, type RunningApi } from '../support/start-api.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

interface Logged {
  readonly outcome: string;
  readonly meal: object;
}

/** The promises about retries and tills at once, over HTTP and against two processes of the api. */
describe('meals at once over HTTP', () => {
  let test: TestDatabase;
  let apis: RunningApi[];
  let places: SmallDistrict;
  /** Two of the home canteen, two of its neighbour, one of each at either process. */
  let home: ApiClient[];
  let neighbour: ApiClient[];

  beforeAll(async () => {
    test = await openTestDatabase();
    places = await arrangeSmallDistrict(test.owner);
    apis = await Promise.all([startApi(test), startApi(test)]);
    const as = (login: string): Promise<ApiClient[]> =>
      Promise.all(apis.map(({ origin }) => ApiClient.as(origin, login, PASSWORD)));
    home = await as(places.home.logins.operator);
    neighbour = await as(places.neighbour.logins.operator);
  });
  afterAll(async () => {
    const held = test && (await checkInvariants(test.owner));
    await Promise.all((apis ?? []).map((api) => api.stop()));
    await test?.close();
    expect(held.filter(({ offending }) => offending.length > 0)).toEqual([]);
  });

  /** Client number `at`, going round the given ones. */
  const turn = (clients: readonly ApiClient[], at: number): ApiClient => clients[at % clients.length]!;

  it('50 identical posts make one meal and one answer', async () => {
    const body = { deviceId: randomUUID(), ...mealDraft(places.home, places.home.residents[0]) };
    const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => turn(home, at).post('/v1/meals', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(49).fill(200), 201]);
    for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body);
    const { rows } = await test.owner.query('SELECT FROM canteen.meals WHERE client_id = $1', [body.clientId]);
    expect(rows).toHaveLength(1);
  });

  it('200 posts for one resident and slot at two canteens make one subsidised meal; 199 are recorded and flagged', async () => {
    const resident = places.home.residents[1];
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, at) => {
        const [clients, town] = at % 2 === 0 ? [home, places.home] : [neighbour, places.neighbour];
        return turn(clients, at >> 1).post('/v1/meals', { deviceId: randomUUID(), ...mealDraft(town, resident) });
      }),
    );
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    expect(answers.filter(({ body }) => body.governmentFen > 0)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.flags.includes('second_in_slot'))).toHaveLength(199);
    expect(answers.filter(({ body }) => body.elderPaidFen !== 300)).toEqual([]);
  });

  it('batches, repeats and voids of the same elders at two canteens all end, and every answer is kept', async () => {
    const elders = [...places.home.residents, ...places.neighbour.residents];
    const rounds = Array.from({ length: 24 }, (_, at) => {
      const [clients, town] = at % 2 === 0 ? [home, places.home] : [neighbour, places.neighbour];
      const inTurn = at % 4 < 2 ? elders : [...elders].reverse();
      const slot = (['breakfast', 'dinner'] as const)[(at >> 2) % 2];
      const batch = { deviceId: randomUUID(), items: inTurn.map((elder) => mealDraft(town, elder, { slot })) };
      return { client: turn(clients, at >> 1), batch };
    });
    const log = (): Promise<ApiAnswer[]> =>
      Promise.all(rounds.map(({ client, batch }) => client.post('/v1/meals/batch', batch)));
    const voids = rounds.flatMap(({ client, batch: { deviceId, items } }) =>
      items.map(({ clientId }) => async (): Promise<number> => {
        const times = { voidedAt: new Date().toISOString(), reason: '重复' };
        const body = { deviceId, clientId: newClientId(), mealClientId: clientId, ...times };
        return (await client.post('/v1/meals/voids', body)).status;
      }),
    );
    const first = await log();
    const [again, ...statuses] = await Promise.all([
      log(),
      ...voids.filter((_, at) => at % 3 === 0).map((run) => run()),
    ]);
    expect(first.flatMap(({ body }) => body.results).filter(({ outcome }) => outcome !== 'recorded')).toEqual([]);
    expect(statuses.filter((status) => status !== 201)).toEqual([]);
    const results = first.flatMap(({ body }) => body.results as Logged[]);
    expect(again.flatMap(({ body }) => body.results as Logged[])).toEqual(
      results.map((answer) => ({ ...answer, outcome: 'already_recorded' })),
    );
  });
});

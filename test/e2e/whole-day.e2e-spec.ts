import { hashPassword } from '@nuancan/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../../libs/canteen/src/audit/check-invariants.js';
import { INVARIANTS } from '../../libs/canteen/src/audit/invariants.js';
import { OUTCOME_INVARIANTS } from '../../libs/delivery/src/audit/outcome-invariants.js';
import type { EndStopDto } from '../../libs/delivery/src/outcome/outcome.dto.js';
import { WELFARE_INVARIANTS } from '../../libs/welfare/src/audit/welfare-invariants.js';
import {
  atDoor,
  openDoorDesk,
  TODAY,
  type Carrier,
  type DoorDesk,
  type PublishedLunch,
} from '../../libs/delivery/src/testing/door-desk.js';
import { clientId } from '../../libs/delivery/src/testing/order-desk.js';
import { ApiClient } from '../support/api-client.js';
import { startApi, type RunningApi } from '../support/start-api.js';

const PASSWORD = 'a day of deliveries 1';

const KITCHENS = 5;
const VOLUNTEERS = 10;
const DOORS = 12;
const SEED = Number(process.env['NUANCAN_SEED'] ?? Date.now() % 1_000_000);

describe(`a day of ${KITCHENS * VOLUNTEERS * DOORS} deliveries through the api (seed ${SEED})`, () => {
  let desk: DoorDesk;
  let lunches: PublishedLunch[];
  let api: RunningApi;
  const phones = new Map<string, ApiClient>();
  const kitchens = new Map<string, ApiClient>();
  let state = SEED;
  /** What each order was to end in, by the model: the first post that got through. */
  const model = new Map<string, EndStopDto['kind']>();

  /** Park–Miller: the same day again with the same seed. */
  const chance = (): number => {
    state = (state * 48_271) % 2_147_483_647 || 1;
    return state / 2_147_483_647;
  };
  const kindOf = (at: number): EndStopDto['kind'] => {
    if (at < 0.8) return 'delivered';
    if (at < 0.88) return 'refused';
    return at < 0.95 ? 'nobody_answers' : 'address_wrong';
  };

  beforeAll(async () => {
    desk = await openDoorDesk();
    lunches = [];
    for (let kitchen = 0; kitchen < KITCHENS; kitchen += 1) lunches.push(await desk.lunch(VOLUNTEERS, DOORS));
    const passwordHash = await hashPassword(PASSWORD);
    await desk.test.owner.query(
      `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code, facility_id)
       SELECT 'kitchen-' || id, '经办', $2, 'operator', district_code, town_code, id FROM meal_point.facilities WHERE id = ANY ($1)`,
      [lunches.map(({ facilityId }) => facilityId), passwordHash],
    );
    await desk.test.owner.query(`UPDATE identity.accounts SET password_hash = $1 WHERE login LIKE 'carrier-%'`, [
      passwordHash,
    ]);
    api = await startApi(desk.test);
    for (const lunch of lunches) {
      kitchens.set(lunch.facilityId, await ApiClient.as(api.origin, `kitchen-${lunch.facilityId}`, PASSWORD));
      for (const { scope, routeId } of lunch.carriers) phones.set(routeId, await phoneOf(scope.accountId));
    }
  }, 120_000);
  afterAll(async () => {
    await api?.stop();
    await desk?.test.close();
  });

  async function phoneOf(accountId: string | null): Promise<ApiClient> {
    const { rows } = await desk.test.owner.query<{ login: string }>(
      'SELECT login FROM identity.accounts WHERE id = $1',
      [accountId],
    );
    return ApiClient.as(api.origin, rows[0]?.login ?? '', PASSWORD);
  }

  /** @throws when it is refused */
  async function post(client: ApiClient | undefined, path: string, body: unknown): Promise<Record<string, unknown>> {
    const answer = await client!.post(path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body.code}`);
    return answer.body;
  }

  const close = ({ facilityId, runId }: PublishedLunch) =>
    post(kitchens.get(facilityId), `/v1/delivery-runs/${runId}/closing`, undefined);

  const count = async (sql: string): Promise<Record<string, number>> => {
    const { rows } = await desk.test.owner.query<{ of: string; n: number }>(sql);
    return Object.fromEntries(rows.map(({ of, n }) => [of, n]));
  };

  /** One round: every answer may be lost and sent again, some by a second phone of the volunteer that says something else. */
  async function bring(carrier: Carrier, luck: readonly number[]): Promise<void> {
    for (const [at, { stopId, orderId }] of carrier.stops.entries()) {
      const draft = atDoor({ kind: kindOf(luck[at * 2] ?? 0) });
      const path = `/v1/own-stops/${stopId}/outcome`;
      const first = await post(phones.get(carrier.routeId), path, draft);
      model.set(orderId, draft.kind);
      expect(first['kind']).toBe(draft.kind);
      if ((luck[at * 2 + 1] ?? 0) < 0.2) {
        expect(await post(phones.get(carrier.routeId), path, draft)).toEqual(first);
      } else if ((luck[at * 2 + 1] ?? 0) < 0.3) {
        await expect(post(phones.get(carrier.routeId), path, atDoor())).rejects.toThrow('OUTCOME.ALREADY_ENDED');
      }
    }
  }

  it('ends every order in one outcome, makes meals of what was delivered, and closes every run', async () => {
    const rounds = lunches.flatMap((lunch) =>
      lunch.carriers.map((carrier) => {
        const comes = chance() < 0.9;
        return { lunch, carrier, comes, luck: Array.from({ length: DOORS * 2 }, chance) };
      }),
    );
    const going = rounds.filter(({ comes }) => comes);
    for (let next = 0; next < going.length; next += 8) {
      await Promise.all(
        going.slice(next, next + 8).map(async ({ lunch, carrier, luck }) => {
          const dispatch = {
            clientId: clientId(),
            boxes: 1,
            celsius: 72,
            cookedAt: new Date(Date.now() - 600_000).toISOString(),
          };
          const leftAt = new Date(Date.now() - 60_000).toISOString();
          const path = `/v1/delivery-routes/${carrier.routeId}/dispatch`;
          await post(kitchens.get(lunch.facilityId), path, { ...dispatch, leftAt });
          await bring(carrier, luck);
        }),
      );
    }
    for (const { lunch, carrier } of rounds.filter(({ comes }) => !comes)) {
      await expect(close(lunch)).rejects.toThrow(/NOT_ALL_ENDED|NOT_DISPATCHED/);
      for (const { orderId } of carrier.stops) {
        const cancelled = { ...atDoor({ kind: 'refused' }), kind: 'cancelled' };
        await post(kitchens.get(lunch.facilityId), `/v1/delivery-orders/${orderId}/outcome`, cancelled);
      }
    }
    for (const lunch of lunches) await close(lunch);
    for (const { facilityId } of lunches) {
      const { body } = await kitchens.get(facilityId)!.get(`/v1/delivery-progress?businessDate=${TODAY}&slot=lunch`);
      expect(body).toMatchObject({ state: 'closed', orders: VOLUNTEERS * DOORS, open: 0 });
    }

    const ended = await count(`SELECT kind AS of, count(*)::int AS n FROM delivery.outcomes WHERE seq = 1 GROUP BY 1`);
    expect(Object.values(ended).reduce((sum, n) => sum + n, 0)).toBe(KITCHENS * VOLUNTEERS * DOORS);
    const expected: Record<string, number> = {};
    for (const kind of model.values()) expected[kind] = (expected[kind] ?? 0) + 1;
    const { cancelled = 0, ...atDoors } = ended;
    expect(atDoors).toEqual(expected);
    expect(cancelled).toBe(KITCHENS * VOLUNTEERS * DOORS - model.size);

    expect(
      await count(`SELECT 'meals' AS of, count(*)::int AS n FROM canteen.meals WHERE mode = 'home_delivery'`),
    ).toEqual({
      meals: expected['delivered'] ?? 0,
    });
    const back = (expected['refused'] ?? 0) + (expected['nobody_answers'] ?? 0) + (expected['address_wrong'] ?? 0);
    expect(
      await count(
        `SELECT 'back' AS of, coalesce(sum(portions), 0)::int AS n FROM canteen.production_entries WHERE kind = 'returned'`,
      ),
    ).toEqual({ back });
    expect(
      await count(`SELECT 'wasted' AS of, count(*)::int AS n FROM canteen.day_sources WHERE kind = 'wastage'`),
    ).toEqual({ wasted: back });
    expect(await count(`SELECT kind AS of, count(*)::int AS n FROM delivery.welfare_signals GROUP BY 1`)).toEqual(
      expected['nobody_answers'] === undefined ? {} : { nobody_answers: expected['nobody_answers'] },
    );
  }, 240_000);

  it('and keeps every invariant', async () => {
    const invariants = [...INVARIANTS, ...OUTCOME_INVARIANTS, ...WELFARE_INVARIANTS];
    const broken = (await checkInvariants(desk.test.owner, { invariants })).filter(
      ({ offending }) => offending.length > 0,
    );
    expect(broken).toEqual([]);
  }, 60_000);
});

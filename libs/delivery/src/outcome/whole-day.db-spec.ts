import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTCOME_INVARIANTS } from '../audit/outcome-invariants.js';
import { atDoor, openDoorDesk, type Carrier, type DoorDesk, type PublishedLunch } from '../testing/door-desk.js';
import type { EndStopDto } from './outcome.dto.js';

const KITCHENS = 5;
const VOLUNTEERS = 10;
const DOORS = 12;
const SEED = Number(process.env['NUANCAN_SEED'] ?? Date.now() % 1_000_000);

describe(`a day of ${KITCHENS * VOLUNTEERS * DOORS} deliveries (seed ${SEED})`, () => {
  let desk: DoorDesk;
  let lunches: PublishedLunch[];
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
  }, 120_000);
  afterAll(() => desk?.test.close());

  const count = async (sql: string): Promise<Record<string, number>> => {
    const { rows } = await desk.test.owner.query<{ of: string; n: number }>(sql);
    return Object.fromEntries(rows.map(({ of, n }) => [of, n]));
  };

  /** One round: every answer may be lost and sent again, some by a second phone of the volunteer that says something else. */
  async function bring(carrier: Carrier, luck: readonly number[]): Promise<void> {
    for (const [at, { stopId, orderId }] of carrier.stops.entries()) {
      const draft = atDoor({ kind: kindOf(luck[at * 2] ?? 0) });
      const first = await desk.outcomes.endStop(carrier.scope, stopId, draft);
      model.set(orderId, draft.kind);
      expect(first.kind).toBe(draft.kind);
      if ((luck[at * 2 + 1] ?? 0) < 0.2) {
        expect((await desk.outcomes.endStop(carrier.scope, stopId, draft)).id).toBe(first.id);
      } else if ((luck[at * 2 + 1] ?? 0) < 0.3) {
        await expect(desk.outcomes.endStop(carrier.scope, stopId, atDoor())).rejects.toMatchObject({
          code: 'OUTCOME.ALREADY_ENDED',
        });
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
          await desk.leave(lunch, carrier);
          await bring(carrier, luck);
        }),
      );
    }
    for (const { lunch, carrier } of rounds.filter(({ comes }) => !comes)) {
      await expect(desk.dispatches.close(lunch.operator, lunch.runId)).rejects.toMatchObject({
        code: expect.stringMatching(/NOT_ALL_ENDED|NOT_DISPATCHED/),
      });
      for (const { orderId } of carrier.stops) {
        await desk.outcomes.end(lunch.operator, orderId, { ...atDoor({ kind: 'refused' }), kind: 'cancelled' });
      }
    }
    for (const { operator, runId } of lunches) await desk.dispatches.close(operator, runId);

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
    const invariants = [...INVARIANTS, ...OUTCOME_INVARIANTS];
    const broken = (await checkInvariants(desk.test.owner, { invariants })).filter(
      ({ offending }) => offending.length > 0,
    );
    expect(broken).toEqual([]);
  }, 60_000);
});

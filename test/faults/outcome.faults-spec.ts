import { setTimeout as sleep } from 'node:timers/promises';
import { hashPassword } from '@nuancan/identity';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../../libs/canteen/src/audit/check-invariants.js';
import { INVARIANTS } from '../../libs/canteen/src/audit/invariants.js';
import { OUTCOME_INVARIANTS } from '../../libs/delivery/src/audit/outcome-invariants.js';
import type { EndStopDto } from '../../libs/delivery/src/outcome/outcome.dto.js';
import {
  atDoor,
  openDoorDesk,
  type Carrier,
  type DoorDesk,
  type PublishedLunch,
} from '../../libs/delivery/src/testing/door-desk.js';
import { WELFARE_INVARIANTS } from '../../libs/welfare/src/audit/welfare-invariants.js';
import { ApiClient } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { startApi, type RunningApi } from '../support/start-api.js';

const PASSWORD = 'killed at the door 1';
const CARRIERS = 5;
const DOORS = 16;
const KILLS = 3;
const MINUTE = 60_000;

/** What an outcome comes to one after the other; held by somebody else, it stands still there. */
const MOMENTS: readonly [moment: string, held: string, draft: Partial<EndStopDto>][] = [
  ['before the meal', 'LOCK TABLE canteen.meals IN SHARE MODE', {}],
  ['between meal and outcome', 'LOCK TABLE delivery.outcomes IN SHARE MODE', {}],
  ['between returned portion and outcome', 'LOCK TABLE delivery.outcomes IN SHARE MODE', { kind: 'refused' }],
  ['between outcome and welfare', 'LOCK TABLE welfare.cases IN SHARE MODE', { kind: 'nobody_answers' }],
];

describe('an api that is killed at a door', () => {
  let desk: DoorDesk;
  let lunch: PublishedLunch;
  let api: RunningApi;
  const phones: ApiClient[] = [];

  beforeAll(async () => {
    desk = await openDoorDesk();
    lunch = await desk.lunch(CARRIERS, DOORS);
    await desk.test.owner.query(`UPDATE identity.accounts SET password_hash = $1 WHERE role = 'volunteer'`, [
      await hashPassword(PASSWORD),
    ]);
    api = await startApi(desk.test);
    for (const carrier of lunch.carriers) {
      await desk.leave(lunch, carrier);
      phones.push(await ApiClient.as(api.origin, await loginOf(carrier), PASSWORD));
    }
  }, MINUTE);
  afterAll(async () => {
    await api?.kill();
    await desk?.test.close();
  });

  async function loginOf({ scope }: Carrier): Promise<string> {
    const { rows } = await desk.test.owner.query<{ login: string }>(
      'SELECT login FROM identity.accounts WHERE id = $1',
      [scope.accountId],
    );
    return rows[0]?.login ?? '';
  }

  const again = async (): Promise<void> => {
    api = await startApi(desk.test, { port: Number(new URL(api.origin).port) });
  };

  /** Of one order, or of all: meals, returned portions, outcomes and cases. */
  async function stored(orderIds: readonly string[]): Promise<Record<string, number>> {
    const { rows } = await desk.test.owner.query<Record<string, number>>(
      `WITH o AS (SELECT * FROM delivery.orders WHERE id = ANY ($1)), x AS (SELECT * FROM delivery.outcomes WHERE order_id IN (SELECT id FROM o))
       SELECT (SELECT count(*) FROM canteen.meals WHERE resident_id IN (SELECT resident_id FROM o))::int AS meals,
         (SELECT count(DISTINCT returned_entry_id) FROM x)::int AS returned, (SELECT count(*) FROM x)::int AS outcomes,
         (SELECT count(*) FROM welfare.cases WHERE order_id IN (SELECT id FROM o))::int AS cases`,
      [orderIds],
    );
    return rows[0] ?? {};
  }

  it.each(MOMENTS)(
    '%s leaves nothing, and the phone that sends again ends the order once',
    async (_, held, changes) => {
      const at = MOMENTS.findIndex(([, lock, draft]) => lock === held && draft === changes);
      const { stopId, orderId } = lunch.carriers[0]!.stops[at]!;
      const path = `/v1/own-stops/${stopId}/outcome`;
      const draft = atDoor(changes);
      const returnedBefore = await returnedPortions();
      const holder = new Client({ connectionString: desk.test.ownerUrl });
      await holder.connect();
      try {
        await holder.query('BEGIN');
        await holder.query(held);
        const asked = phones[0]!.post(path, draft).then(
          ({ status }) => status,
          () => 0,
        );
        await eventually(async () => {
          const { rows } = await holder.query(
            `SELECT FROM pg_stat_activity WHERE usename = 'nuancan_app' AND wait_event_type = 'Lock' AND datname = current_database()`,
          );
          if (rows.length === 0) throw new Error('the outcome does not stand still');
        });
        await api.kill();
        expect(await asked).toBe(0);
        await holder.query('ROLLBACK');
      } finally {
        await holder.end();
      }
      await again();
      expect(await stored([orderId])).toEqual({ meals: 0, returned: 0, outcomes: 0, cases: 0 });
      expect(await returnedPortions()).toBe(returnedBefore);
      const first = await phones[0]!.post(path, draft);
      const second = await phones[0]!.post(path, draft);
      expect([first.status, second.status, second.body]).toEqual([200, 200, first.body]);
      const isMeal = draft.kind === 'delivered' ? 1 : 0;
      const isCase = draft.kind === 'nobody_answers' ? 1 : 0;
      expect(await stored([orderId])).toEqual({ meals: isMeal, returned: 1 - isMeal, outcomes: 1, cases: isCase });
      expect((await returnedPortions()) - returnedBefore).toBe(1 - isMeal);
    },
  );

  /** All of the kitchen, also such as no outcome names. */
  async function returnedPortions(): Promise<number> {
    const { rows } = await desk.test.owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM canteen.production_entries WHERE kind = 'returned' AND facility_id = $1`,
      [lunch.facilityId],
    );
    return rows[0]?.n ?? 0;
  }

  it(
    `again and again while ${CARRIERS} volunteers go loses no door and doubles none`,
    async () => {
      const kinds = ['delivered', 'delivered', 'delivered', 'refused', 'nobody_answers'] as const;
      const answers = new Map<string, string>();
      const going = lunch.carriers.slice(1).flatMap(({ stops }, no) => ({ phone: phones[no + 1]!, stops }));
      const rounds = going.map(async ({ phone, stops }) => {
        for (const [at, { stopId, orderId }] of stops.entries()) {
          const draft = atDoor({ kind: kinds[at % kinds.length]! });
          const answer = await eventually(async () => {
            const got = await phone.post(`/v1/own-stops/${stopId}/outcome`, draft);
            if (got.status !== 200) throw new Error(`${got.status} ${got.text}`);
            return got;
          }, MINUTE);
          answers.set(orderId, answer.body.kind);
          await sleep(20 * (at % 3));
        }
      });
      for (let kill = 0; kill < KILLS; kill += 1) {
        await sleep(60 + kill * 45);
        await api.kill();
        await again();
      }
      await Promise.all(rounds);
      const delivered = [...answers.values()].filter((kind) => kind === 'delivered').length;
      const unanswered = [...answers.values()].filter((kind) => kind === 'nobody_answers').length;
      expect(answers.size).toBe((CARRIERS - 1) * DOORS);
      expect(await stored([...answers.keys()])).toEqual({
        meals: delivered,
        returned: answers.size - delivered,
        outcomes: answers.size,
        cases: unanswered,
      });
      const results = await checkInvariants(desk.test.owner, {
        invariants: [...INVARIANTS, ...OUTCOME_INVARIANTS, ...WELFARE_INVARIANTS],
      });
      expect(results.filter(({ offending }) => offending.length > 0)).toEqual([]);
    },
    2 * MINUTE,
  );
});

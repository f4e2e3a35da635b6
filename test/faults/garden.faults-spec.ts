import { hashPassword } from '@nuancan/identity';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { LEDGER_INVARIANTS } from '@nuancan/ledger';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkInvariants } from '../../libs/canteen/src/audit/check-invariants.js';
import { GARDEN_INVARIANTS } from '../../libs/canteen/src/audit/garden-invariants.js';
import { createCanteenDistrict, type CanteenDistrict } from '../../libs/canteen/src/testing/canteen-district.js';
import { newClientId } from '../../libs/canteen/src/testing/meal-draft.js';
import { ApiClient } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { startApi, type RunningApi } from '../support/start-api.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const PASSWORD = 'killed among the vegetables 1';
const TODAY = businessDateAt(new Date());
const LOT_GRAMS = 100_000;
/** After how many answers the api is killed, one round after the other. */
const KILLED_AFTER = [5, 23];
const ENTRIES = 36;
const AT_ONCE = 8;
const SECONDS = 60_000;

let test: TestDatabase;
let api: RunningApi;
let district: CanteenDistrict;
let login: string;

/** What an operator enters, with its answer once there was one. */
interface Entry {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  id?: string;
}

beforeAll(async () => {
  test = await openTestDatabase();
  district = await createCanteenDistrict(test.owner);
  const { rows } = await test.owner.query<{ login: string }>(
    'UPDATE identity.accounts SET password_hash = $1 WHERE id = $2 RETURNING login',
    [await hashPassword(PASSWORD), district.home.operator.accountId],
  );
  login = rows[0]?.login ?? '';
  await test.owner.query(
    `INSERT INTO canteen.produce_prices (district_code, kind, crop, valid_from, version, fen_per_kg, account_id)
     VALUES ($1, 'garden', '番茄', $4, 1, 421, $3), ($1, 'garden', '番茄', $2, 1, 333, $3)`,
    [district.districtCode, addDays(TODAY, -9), district.districtOfficial.accountId, addDays(TODAY, -1)].map(
      (value) => value,
    ),
  );
  api = await startApi(test);
}, SECONDS);
afterAll(async () => {
  await api?.kill();
  await test?.close();
});

const client = () => eventually(() => ApiClient.as(api.origin, login, PASSWORD));

/** @throws without an answer, or with one of a dying api */
async function send(from: ApiClient, { path, body }: Entry): Promise<string> {
  const answer = await from.post(path, body);
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body.id as string;
}

async function weigh(): Promise<string> {
  const lot = { kind: 'garden', crop: '番茄', grams: LOT_GRAMS, harvestedOn: addDays(TODAY, -5) };
  return send(await client(), { path: '/v1/garden/lots', body: { clientId: newClientId(), ...lot } });
}

/** Issues of two days at two prices, spoilage, transfers, and direct entries between them. */
function entriesOf(lotId: string): Entry[] {
  return Array.from({ length: ENTRIES }, (_, at): Entry => {
    const clientId = newClientId();
    const grams = 100 + at;
    if (at % 6 === 4) return { path: `/v1/garden/lots/${lotId}/spoilage`, body: { clientId, grams, reason: '烂了' } };
    if (at % 6 === 5) {
      return {
        path: `/v1/garden/lots/${lotId}/transfers`,
        body: { clientId, grams, toFacilityId: district.away.facilityId },
      };
    }
    const businessDate = addDays(TODAY, -(at % 3));
    if (at % 6 === 3) {
      const direct = { kind: 'garden', description: '青菜', quantity: grams, unitFen: 555 };
      return { path: '/v1/day-sources', body: { clientId, businessDate, ...direct } };
    }
    return { path: `/v1/garden/lots/${lotId}/issues`, body: { clientId, businessDate, grams } };
  });
}

/** Several at once, until all are answered or the api is gone; kills it after so many answers. */
async function sendUntilKilled(entries: readonly Entry[], killedAfter: number): Promise<void> {
  const from = await client();
  const left = [...entries];
  let answers = 0;
  let killed: Promise<void> | undefined;
  const work = async (): Promise<void> => {
    for (let entry = left.shift(); entry !== undefined; entry = left.shift()) {
      try {
        entry.id = await send(from, entry);
      } catch {
        return;
      }
      answers += 1;
      if (answers === killedAfter) killed = api.kill();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await killed;
}

async function stockOf(lotId: string): Promise<number> {
  const { rows } = await test.owner.query<{ grams: number }>('SELECT grams FROM canteen.lot_stocks WHERE lot_id = $1', [
    lotId,
  ]);
  return rows[0]?.grams ?? -1;
}

async function expectWhole(): Promise<void> {
  const results = await checkInvariants(test.owner, { invariants: [...GARDEN_INVARIANTS, ...LEDGER_INVARIANTS] });
  expect(results.flatMap(({ offending }) => offending)).toEqual([]);
}

it.each(KILLED_AFTER)(
  'an api that is killed after %i answers loses and doubles nothing of the garden',
  async (killedAfter) => {
    const lotId = await weigh();
    const entries = entriesOf(lotId);
    await sendUntilKilled(entries, killedAfter);
    const acknowledged = entries.filter(({ id }) => id !== undefined).length;
    expect(acknowledged).toBeGreaterThanOrEqual(killedAfter);
    expect(acknowledged).toBeLessThan(ENTRIES);
    await expectWhole();

    api = await startApi(test);
    const from = await client();
    for (const entry of entries) {
      const id = await send(from, entry);
      if (entry.id !== undefined) expect(id).toBe(entry.id);
      entry.id = id;
    }
    expect(new Set(entries.map(({ id }) => id)).size).toBe(ENTRIES);
    const used = entries
      .filter(({ path }) => path.includes(lotId))
      .reduce((sum, { body }) => sum + Number(body['grams']), 0);
    expect(await stockOf(lotId)).toBe(LOT_GRAMS - used);
    await expectWhole();
  },
  SECONDS,
);

it(
  'an issue that is killed between the stock and its entry in the books is neither there nor booked, and is done once afterwards',
  async () => {
    const lotId = await weigh();
    const entry = {
      path: `/v1/garden/lots/${lotId}/issues`,
      body: { clientId: newClientId(), businessDate: TODAY, grams: 5000 },
    };
    const from = await client();
    await test.owner.query('BEGIN');
    await test.owner.query('LOCK TABLE ledger.lines IN SHARE MODE');
    const asked = send(from, entry).catch(() => 'no answer');
    await eventually(async () => {
      const { rows } = await test.owner.query(
        `SELECT FROM pg_stat_activity WHERE usename = 'nuancan_app' AND wait_event_type = 'Lock' AND datname = current_database()`,
      );
      expect(rows).toHaveLength(1);
    });
    await api.kill();
    expect(await asked).toBe('no answer');
    await test.owner.query('ROLLBACK');
    await eventually(async () => expect(await stockOf(lotId)).toBe(LOT_GRAMS));
    await expectWhole();
    api = await startApi(test);
    const again = await client();
    expect(await send(again, entry)).toBe(await send(again, entry));
    expect(await stockOf(lotId)).toBe(LOT_GRAMS - 5000);
    await expectWhole();
  },
  SECONDS,
);

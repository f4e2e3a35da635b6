import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashPassword } from '@nuancan/identity';
import { addDays, businessDateAt, type BusinessDate } from '@nuancan/kernel';
import { LEDGER_INVARIANTS } from '@nuancan/ledger';
import {
  ensureLoginRoles,
  installTypeParsers,
  migrate,
  migrateQueue,
  scratchFolder,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '@nuancan/platform';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../../libs/canteen/src/audit/check-invariants.js';
import { DAY_CLOSE_INVARIANTS } from '../../libs/canteen/src/audit/day-close-invariants.js';
import { DRAWER_INVARIANTS } from '../../libs/canteen/src/audit/drawer-invariants.js';
import {
  createCanteenDistrict,
  createResident,
  type CanteenSite,
} from '../../libs/canteen/src/testing/canteen-district.js';
import { storeMeals } from '../../libs/canteen/src/testing/store-meal.js';
import { storeTranche } from '../../libs/donation/src/testing/store-tranche.js';
import { ApiClient } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { fastestFolder } from '../support/fastest-folder.js';
import { loadMigrations } from '../support/load-migrations.js';
import { startApi, type RunningApi } from '../support/start-api.js';

const PASSWORD = 'killed in the middle 1';
const MEALS = 20;
const SECONDS = 60_000;

/** What a close comes to one after the other; held by somebody else, it stands still there. */
const MOMENTS = [
  { moment: 'before a meal is settled', held: 'SELECT FROM donation.tranches FOR UPDATE' },
  { moment: 'when all meals are settled and the day is not', held: 'SELECT FROM ledger.facility_books FOR UPDATE' },
  { moment: 'in the middle of the books', held: 'LOCK TABLE ledger.lines IN SHARE MODE' },
] as const;

let folder: string;
let server: EmbeddedPostgres;
let urls: { appUrl: string; queueUrl: string };
let api: RunningApi;
let home: CanteenSite;
let login: string;
let elders: string[];
let daysUsed = 0;

beforeAll(async () => {
  installTypeParsers();
  folder = scratchFolder(fastestFolder());
  server = await startEmbeddedPostgres({ dataDir: join(folder, 'data') });
  const passwords = { appPassword: 'app of a scratch server', queuePassword: 'queue of a scratch server' };
  await ensureLoginRoles(server.ownerUrl, passwords);
  await migrate(server.ownerUrl, await loadMigrations());
  await migrateQueue(server.ownerUrl);
  urls = {
    appUrl: server.urlFor({ user: 'nuancan_app', password: passwords.appPassword }),
    queueUrl: server.urlFor({ user: 'nuancan_queue', password: passwords.queuePassword }),
  };
  await asOwner(async (owner) => {
    ({ home } = await createCanteenDistrict(owner));
    elders = [];
    for (let at = 0; at < MEALS; at += 1) elders.push(await createResident(owner, home));
    const { rows } = await owner.query<{ login: string }>(
      'UPDATE identity.accounts SET password_hash = $1 WHERE id = $2 RETURNING login',
      [await hashPassword(PASSWORD), home.operator.accountId],
    );
    login = rows[0]?.login ?? '';
  });
  api = await startApi(urls);
}, SECONDS);
afterAll(async () => {
  await api?.kill();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A connection of its own each time: the server may have crashed since the last. */
async function asOwner<T>(work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: server.ownerUrl });
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** A day with meals, produce and a gift that all of it needs. */
async function dayToClose(): Promise<BusinessDate> {
  daysUsed += 1;
  const businessDate = addDays(businessDateAt(new Date()), -daysUsed);
  await asOwner(async (owner) => {
    const meal = { businessDate, servedAt: `${businessDate}T11:00:00+08:00`, ingredientsFen: 600, labourFen: 800 };
    const paid = { elderDueFen: 300, elderPaidFen: 300, cityFen: 300, districtFen: 300, townFen: 300 };
    await storeMeals(
      owner,
      home,
      elders.map((residentId) => ({ residentId, ...meal, ...paid })),
    );
    await owner.query(
      `INSERT INTO canteen.day_sources (district_code, town_code, facility_id, business_date, kind, description, quantity, unit_fen,
         client_id, body_hash, account_id)
       SELECT district_code, town_code, id, $1, 'garden', '青菜', 1000, 1500, gen_random_uuid(), sha256(''), $2 FROM meal_point.facilities WHERE id = $3`,
      [businessDate, home.operator.accountId, home.facilityId],
    );
    const { rows } = await owner.query<{ districtCode: string; organisationId: string }>(
      'SELECT district_code AS "districtCode", organisation_id AS "organisationId" FROM meal_point.facilities WHERE id = $1',
      [home.facilityId],
    );
    const { districtCode = '', organisationId = '' } = rows[0] ?? {};
    const accountId = home.operator.accountId ?? '';
    await storeTranche(owner, { districtCode, organisationId, accountId, receivedOn: businessDate, amountFen: 900 });
  });
  return businessDate;
}

/** One yuan more than the day before: whatever else lay there was found before, so there is a difference to book. */
function counted(): { cashCount: Record<string, number> } {
  return { cashCount: { 100: daysUsed } };
}

/** Asks for the close while `held` is held, and kills what works on it as soon as it stands still. */
async function killInTheMiddle(
  businessDate: BusinessDate,
  held: string,
  kill: (backend: number) => Promise<void>,
): Promise<void> {
  const client = await eventually(() => ApiClient.as(api.origin, login, PASSWORD));
  const holder = new Client({ connectionString: server.ownerUrl });
  holder.on('error', () => undefined);
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(held);
    const asked = client.post(`/v1/days/${businessDate}/close`, counted()).then(
      ({ status }) => status,
      () => 0,
    );
    const backend = await eventually(async () => {
      const { rows } = await holder.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE usename = 'nuancan_app' AND wait_event_type = 'Lock' AND datname = current_database()`,
      );
      const [waiting] = rows;
      if (waiting === undefined) throw new Error('the close does not stand still');
      return waiting.pid;
    });
    await kill(backend);
    expect(await asked).not.toBe(200);
    await holder.query('ROLLBACK').catch(() => undefined);
  } finally {
    await holder.end().catch(() => undefined);
  }
}

/** What is stored of the day: rounds, settled meals, entries. */
async function storedOf(businessDate: BusinessDate): Promise<unknown> {
  const [row] = await eventually(() =>
    asOwner(async (owner) => {
      const { rows } = await owner.query(
        `SELECT (SELECT count(*) FROM canteen.day_closes WHERE business_date = $1)::int AS closes,
           (SELECT count(*) FROM canteen.meal_settlements WHERE business_date = $1)::int AS settled,
           (SELECT count(*) FROM ledger.entries WHERE business_key LIKE 'day-close/%/' || $1 || '/%')::int AS entries`,
        [businessDate],
      );
      return rows;
    }),
  );
  return row;
}

async function expectWhole(): Promise<void> {
  await asOwner(async (owner) => {
    const results = await checkInvariants(owner, {
      invariants: [...DAY_CLOSE_INVARIANTS, ...DRAWER_INVARIANTS, ...LEDGER_INVARIANTS],
    });
    expect(results.filter(({ offending }) => offending.length > 0)).toEqual([]);
    const { rows } = await owner.query(
      `SELECT a.kind, l.book FROM ledger.lines l JOIN ledger.accounts a ON a.id = l.account_id
       WHERE (a.kind LIKE 'in_kind%' OR a.kind LIKE '%supplied') <> (l.book = 'in_kind')`,
    );
    expect(rows).toEqual([]);
  });
}

async function closesOnce(businessDate: BusinessDate): Promise<void> {
  const client = await eventually(() => ApiClient.as(api.origin, login, PASSWORD));
  for (let times = 0; times < 2; times += 1) {
    const answer = await client.post(`/v1/days/${businessDate}/close`, counted());
    expect([answer.status, answer.body.closes?.length]).toEqual([200, 1]);
  }
  // One for the in-kind value, one for lunch, one for the drawer that was not counted to what it should hold.
  expect(await storedOf(businessDate)).toEqual({ closes: 1, settled: MEALS, entries: 3 });
  await expectWhole();
}

describe.each(MOMENTS)('a close that is killed $moment', ({ held }) => {
  const NOTHING = { closes: 0, settled: 0, entries: 0 };

  it(
    'with its api leaves nothing, and is done once afterwards',
    async () => {
      const day = await dayToClose();
      await killInTheMiddle(day, held, async () => api.kill());
      await eventually(async () => expect(await storedOf(day)).toEqual(NOTHING));
      api = await startApi(urls);
      await closesOnce(day);
    },
    SECONDS,
  );

  it(
    'with its database leaves nothing, and is done once afterwards, by the same api',
    async () => {
      const day = await dayToClose();
      await killInTheMiddle(day, held, async (backend) => void process.kill(backend, 'SIGKILL'));
      await eventually(async () => expect(await storedOf(day)).toEqual(NOTHING));
      await closesOnce(day);
    },
    SECONDS,
  );
});

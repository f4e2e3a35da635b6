import { checkInvariants, DayCloseService, MonthService } from '@nuancan/canteen';
import type { BusinessDate } from '@nuancan/kernel';
import { LedgerModule, PeriodService } from '@nuancan/ledger';
import { type INestApplicationContext } from '@nestjs/common';
import type { Client } from 'pg';
import { createCloseDistrict, DAY_MEALS, FACILITIES, MONTH_MEALS, type CloseDistrict } from './close-district.js';
import { onScratchServer, withServices } from './scratch-server.js';

/** Goals of reliability.md, seconds. */
export const CLOSE_GOALS = { day: 2, month: 10, audit: 30 } as const;

/** As many at once as a district's operators may be. */
const CLIENTS = 4;
const SLOWEST_SHOWN = 6;

/** One line of the printed table. */
export interface CloseBenchRow {
  readonly name: string;
  readonly seconds: number;
  /** A bare sum of the same meals by facility, in the same run. */
  readonly bareSeconds: number;
  readonly ratio: number;
  /** Seconds; null where none is set. */
  readonly goal: number | null;
  readonly reached: boolean;
}

/**
 * Closes one day of 96 facilities and 5,000 meals, then the other days of a month of 300,000, the month itself, and
 * proves every invariant over it, on a scratch PostgreSQL that flushes every commit.
 * @throws when an invariant does not hold
 */
export async function measureClose(
  onProgress: (line: string) => void,
  monthMeals: number = MONTH_MEALS,
): Promise<CloseBenchRow[]> {
  return onScratchServer(async (scratch) => {
    onProgress(`${FACILITIES} facilities, ${monthMeals} meals`);
    const district = await createCloseDistrict(scratch.ownerUrl, monthMeals);
    return withServices(
      scratch,
      { imports: [LedgerModule], providers: [DayCloseService, MonthService] },
      async ({ owner, services }) => {
        return await measureAll({ owner, services, district, onProgress });
      },
    );
  });
}

interface Measuring {
  readonly owner: Client;
  readonly services: INestApplicationContext;
  readonly district: CloseDistrict;
  readonly onProgress: (line: string) => void;
}

async function measureAll({ owner, services, district, onProgress }: Measuring): Promise<CloseBenchRow[]> {
  const { days, facilities, month, districtOfficial } = district;
  const closing = services.get(DayCloseService, { strict: false });
  const periods = services.get(PeriodService, { strict: false });
  const closeDay = (businessDate: BusinessDate): Promise<void> =>
    atOnce(facilities, async ({ operator }) => void (await closing.close(operator, { businessDate, cashCount: {} })));
  const [first, ...others] = days;
  if (first === undefined) throw new Error('a month without days');

  const bareDay = await bare(owner, [first]);
  const day = await seconds(() => closeDay(first));
  onProgress(`one day in ${day.toFixed(2)} s`);
  const rest = await seconds(async () => {
    for (const businessDate of others) await closeDay(businessDate);
  });
  onProgress(`the others in ${rest.toFixed(1)} s`);
  await nameBearers(owner, services.get(MonthService, { strict: false }), district);
  // What autovacuum does in an installation that runs.
  await owner.query('ANALYZE');
  const bareMonth = await bare(owner, days);
  const closed = await seconds(() =>
    atOnce(facilities, async ({ id: facilityId, townOfficial }) => {
      await periods.change(townOfficial, { facilityId, month }, { action: 'request_closing' });
      await periods.change(districtOfficial, { facilityId, month }, { action: 'confirm_closing' });
    }),
  );
  const audit = await seconds(() => proveAll(owner, onProgress));
  return [
    rowOf(`close ${DAY_MEALS} meals`, day, bareDay, CLOSE_GOALS.day),
    rowOf('close the other days', rest, bareMonth, null),
    rowOf('close the month', closed, bareMonth, CLOSE_GOALS.month),
    rowOf('all invariants', audit, bareMonth, CLOSE_GOALS.audit),
  ];
}

/** A month is closed when somebody bears what it left unfunded. */
async function nameBearers(
  owner: Client,
  months: MonthService,
  { districtOfficial, month }: CloseDistrict,
): Promise<void> {
  const { rows } = await owner.query<{ facilityId: string; unfundedFen: number }>(
    `SELECT facility_id AS "facilityId", sum(unfunded_fen)::int AS "unfundedFen" FROM canteen.day_closes
     GROUP BY 1 HAVING sum(unfunded_fen) > 0`,
  );
  await atOnce(rows, async ({ facilityId, unfundedFen: operatorFen }) => {
    const parts = { operatingGrantFen: 0, villageCollectiveFen: 0, operatorFen };
    await months.attribute(districtOfficial, { month, facilityId, ...parts });
  });
}

async function proveAll(owner: Client, onProgress: (line: string) => void): Promise<void> {
  const results = await checkInvariants(owner);
  for (const { invariant, ms } of results.toSorted((a, b) => b.ms - a.ms).slice(0, SLOWEST_SHOWN)) {
    onProgress(`${invariant.name} ${ms} ms`);
  }
  const broken = results.filter(({ offending }) => offending.length > 0);
  if (broken.length > 0) {
    throw new Error(
      `broken: ${broken.map(({ invariant, offending }) => `${invariant.name} ${JSON.stringify(offending[0])}`).join('; ')}`,
    );
  }
}

function rowOf(name: string, took: number, bareSeconds: number, goal: number | null): CloseBenchRow {
  return { name, seconds: took, bareSeconds, ratio: took / bareSeconds, goal, reached: goal === null || took <= goal };
}

/** The median of three. */
async function bare(owner: Client, days: readonly BusinessDate[]): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    times.push(
      await seconds(async () => {
        await owner.query(
          `SELECT facility_id, count(*), sum(cost_fen), sum(elder_paid_fen), sum(government_fen) FROM canteen.meals
           WHERE business_date BETWEEN $1 AND $2 GROUP BY facility_id`,
          [days[0], days.at(-1)],
        );
      }),
    );
  }
  return times.toSorted((a, b) => a - b)[1] ?? 0;
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs) / 1000;
}

/** Works a list off by `CLIENTS` at once. */
async function atOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const client = async (): Promise<void> => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

import { randomBytes, randomUUID } from 'node:crypto';
import { uuidv7 } from '@nuancan/kernel';
import { createBenchDistrict, type BenchDistrict } from './bench-district.js';
import { BenchHttp } from './bench-http.js';
import { measureLoad, measureSteady, type LoadFigures } from './measure-load.js';
import { percentile } from './percentile.js';
import { RawMeals } from './raw-meals.js';
import { startBenchApi } from './start-bench-api.js';

/** Goals of reliability.md, as shares of the baseline in the same run. */
export const GOALS = { single: 0.25, batch: 0.4, steadyP99Ms: 50 } as const;

const CLIENTS = 8;
const ROUNDS = 3;
const SINGLE_CALLS = 3000;
const BATCH_CALLS = 240;
const BATCH_SIZE = 50;
const STEADY = { perSecond: 200, seconds: 15 };

/** One line of the printed table. */
export interface MealsBenchRow {
  readonly name: string;
  readonly http: LoadFigures;
  readonly raw: LoadFigures | null;
  /** HTTP over raw meals per second. */
  readonly ratio: number | null;
  readonly goal: string;
  readonly reached: boolean;
}

/**
 * Measures logging over HTTP beside the same rows, role and transaction by bare `pg`, rounds in turn, client on the
 * same cores, on a scratch PostgreSQL that flushes every commit. Medians of the rounds.
 */
export async function measureMeals(onProgress: (line: string) => void): Promise<MealsBenchRow[]> {
  const residents = 2 * (ROUNDS + 1) * (SINGLE_CALLS + BATCH_CALLS * BATCH_SIZE) + STEADY.perSecond * STEADY.seconds;
  onProgress(`${residents} residents`);
  const api = await startBenchApi((ownerUrl) => createBenchDistrict(ownerUrl, residents));
  try {
    const { port, appUrl, filled: district } = api;
    return await measureBoth(new BenchHttp(port), new RawMeals(appUrl, district, CLIENTS), district, onProgress);
  } finally {
    await api.stop();
  }
}

async function measureBoth(
  http: BenchHttp,
  raw: RawMeals,
  district: BenchDistrict,
  onProgress: (line: string) => void,
): Promise<MealsBenchRow[]> {
  const unserved = [...district.residentIds];
  const take = (count: number): string[] => unserved.splice(-count);
  const deviceId = randomUUID();
  await http.logIn(district.login, district.password);
  const single = { clients: CLIENTS, calls: SINGLE_CALLS, mealsPerCall: 1 };
  const batch = { clients: CLIENTS, calls: BATCH_CALLS, mealsPerCall: BATCH_SIZE };
  const runs = {
    rawSingle: () => measureLoad(single, () => raw.record(take(1))),
    httpSingle: () => measureLoad(single, () => logOne(http, deviceId, district, take(1))),
    rawBatch: () => measureLoad(batch, () => raw.record(take(BATCH_SIZE))),
    httpBatch: () => measureLoad(batch, () => logBatch(http, deviceId, district, take(BATCH_SIZE))),
  };
  const figures: Record<keyof typeof runs, LoadFigures[]> = {
    rawSingle: [],
    httpSingle: [],
    rawBatch: [],
    httpBatch: [],
  };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of Object.keys(runs) as (keyof typeof runs)[]) {
      const measured = await runs[name]();
      onProgress(`${round === 0 ? 'warm-up' : `round ${round}`} ${name} ${Math.round(measured.mealsPerSecond)}/s`);
      if (round > 0) figures[name].push(measured);
    }
  }
  const steady = await measureSteady(STEADY, () => logOne(http, deviceId, district, take(1)));
  http.close();
  await raw.close();
  return [
    compared('single meals', median(figures.httpSingle), median(figures.rawSingle), GOALS.single),
    compared(`batches of ${BATCH_SIZE}`, median(figures.httpBatch), median(figures.rawBatch), GOALS.batch),
    {
      name: `single at ${STEADY.perSecond}/s`,
      http: steady,
      raw: null,
      ratio: null,
      goal: `p99 ≤ ${GOALS.steadyP99Ms} ms`,
      reached: steady.p99Ms <= GOALS.steadyP99Ms,
    },
  ];
}

function compared(name: string, http: LoadFigures, raw: LoadFigures, goal: number): MealsBenchRow {
  const ratio = http.mealsPerSecond / raw.mealsPerSecond;
  return { name, http, raw, ratio, goal: `≥ ${goal}`, reached: ratio >= goal };
}

function median(rounds: readonly LoadFigures[]): LoadFigures {
  const of = (key: keyof LoadFigures): number =>
    percentile(
      rounds.map((round) => round[key]),
      0.5,
    );
  return { meals: of('meals'), mealsPerSecond: of('mealsPerSecond'), p50Ms: of('p50Ms'), p99Ms: of('p99Ms') };
}

async function logOne(
  http: BenchHttp,
  deviceId: string,
  district: BenchDistrict,
  residents: readonly string[],
): Promise<void> {
  for (const residentId of residents) await http.post('/v1/meals', { deviceId, ...draft(district, residentId) }, 201);
}

async function logBatch(
  http: BenchHttp,
  deviceId: string,
  district: BenchDistrict,
  residents: readonly string[],
): Promise<void> {
  const items = residents.map((residentId) => draft(district, residentId));
  const { body } = await http.post('/v1/meals/batch', { deviceId, items }, 200);
  const { results } = body as { results: readonly { outcome: string; problem?: { code: string } }[] };
  const failed = results.find((result) => result.outcome !== 'recorded');
  if (failed) throw new Error(`a benchmark meal was ${failed.outcome}: ${failed.problem?.code}`);
}

function draft({ businessDate }: BenchDistrict, residentId: string) {
  return {
    clientId: uuidv7({ nowMs: Date.now(), random: randomBytes(10) }),
    residentId,
    businessDate,
    servedAt: new Date().toISOString(),
    slot: 'lunch',
    mode: 'dine_in',
    items: [{ menuItemId: null, name: 'A 套餐', priceFen: 1200, quantity: 1 }],
    priceFen: 1200,
    elderPaidFen: 300,
    paymentMethod: 'cash',
    identifiedBy: 'card',
    offline: false,
    displayed: { elderDueFen: 300, governmentFen: 900, policyCode: 'bench', policyVersion: 1 },
  };
}

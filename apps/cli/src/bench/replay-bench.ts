import { randomUUID } from 'node:crypto';
import { ReplayRunner, ReplayService, type ReplayDto } from '@nuancan/canteen';
import { Database, Outbox, systemScope } from '@nuancan/platform';
import { KnownFactsReader } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { type INestApplicationContext } from '@nestjs/common';
import type { Client } from 'pg';
import { BENCH_POLICY } from './bench-district.js';
import { createCloseDistrict, FACILITIES, MONTH_MEALS, type CloseDistrict } from './close-district.js';
import { onScratchServer, withServices } from './scratch-server.js';

/** Seconds for a month of 300,000 meals: a job that nobody waits for at a counter. */
export const REPLAY_GOAL_SECONDS = 180;

/** One line of the printed table. */
export interface ReplayBenchRow {
  readonly name: string;
  readonly meals: number;
  readonly changed: number;
  readonly seconds: number;
  /** A bare sum of the same meals by facility, in the same run. */
  readonly bareSeconds: number;
  readonly ratio: number;
  readonly grownMegabytes: number;
  readonly reached: boolean;
}

/** Rates a month of 300,000 meals again: under its own version, under another, and as a forecast. */
export async function measureReplay(
  onProgress: (line: string) => void,
  monthMeals: number = MONTH_MEALS,
): Promise<ReplayBenchRow[]> {
  return onScratchServer(async (scratch) => {
    onProgress(`${FACILITIES} facilities, ${monthMeals} meals`);
    const district = await createCloseDistrict(scratch.ownerUrl, monthMeals, { sources: false });
    return withServices(scratch, {}, async ({ owner, services }) => {
      await draftAnother(owner, district);
      return await measureAll({ owner, services, district, onProgress });
    });
  });
}

interface Measuring {
  readonly owner: Client;
  readonly services: INestApplicationContext;
  readonly district: CloseDistrict;
  readonly onProgress: (line: string) => void;
}

async function measureAll({ owner, services, district, onProgress }: Measuring): Promise<ReplayBenchRow[]> {
  const { districtOfficial, month, days } = district;
  const another = [{ code: BENCH_POLICY.code, version: 2 }];
  const cases = [
    { name: 'own version', purpose: 'preview', versions: [], expected: (meals: number) => [meals, 0] },
    { name: 'another version', purpose: 'preview', versions: another, expected: (meals: number) => [meals, meals] },
    { name: 'forecast', purpose: 'forecast', versions: another, expected: (meals: number) => [meals, meals] },
  ] as const;
  const bareSeconds = await bare(owner, [days[0] ?? '', days.at(-1) ?? '']);
  const database = services.get(Database, { strict: false });
  const replays = new ReplayService(database, new Outbox());
  const rows: ReplayBenchRow[] = [];
  for (const { name, purpose, versions, expected } of cases) {
    const asked = { clientId: randomUUID(), purpose, month, keepOthers: true, knowledge: 'then' } as const;
    const { id } = await replays.ask(districtOfficial, { ...asked, versions: [...versions] });
    const before = process.memoryUsage().rss;
    const startedMs = performance.now();
    const most = await run(database, districtOfficial.districtCode, id);
    const took = (performance.now() - startedMs) / 1000;
    const { meals, changed } = await replays.one(districtOfficial, id);
    requireAsExpected(name, { meals, changed }, expected(meals ?? 0));
    onProgress(`${name} in ${took.toFixed(1)} s`);
    rows.push({
      ...{ name, meals: meals ?? 0, changed: changed ?? 0, seconds: took, bareSeconds, ratio: took / bareSeconds },
      ...{ grownMegabytes: Math.max(0, most - before) / 2 ** 20, reached: took <= REPLAY_GOAL_SECONDS },
    });
  }
  return rows;
}

/** @returns the most memory that the process had meanwhile, bytes */
async function run(database: Database, districtCode: string, id: string): Promise<number> {
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  try {
    const runner = new ReplayRunner(database, new KnownFactsReader(), new PolicyReader());
    await database.scoped(systemScope(districtCode), (tx) => runner.run(tx, id));
  } finally {
    clearInterval(watch);
  }
  return most;
}

function requireAsExpected(
  name: string,
  { meals, changed }: Pick<ReplayDto, 'meals' | 'changed'>,
  expected: readonly number[],
): void {
  if (meals === expected[0] && changed === expected[1]) return;
  throw new Error(`${name}: ${changed} of ${meals} meals differ`);
}

/** One yuan less from the city. */
async function draftAnother(owner: Client, { districtOfficial }: CloseDistrict): Promise<void> {
  const tiers = BENCH_POLICY.tiers.map((tier) => ({ ...tier, benefit: { kind: 'fixed', amountFen: 800 } }));
  await owner.query(
    `INSERT INTO subsidy.policy_versions (policy_id, district_code, version, document, effective_from, created_by)
     SELECT id, district_code, 2, $1, '2099-01-01', $2 FROM subsidy.policies WHERE code = $3`,
    [
      JSON.stringify({ ...BENCH_POLICY, version: 2, effectiveFrom: '2099-01-01', tiers }),
      districtOfficial.accountId,
      BENCH_POLICY.code,
    ],
  );
}

/** The median of three. */
async function bare(owner: Client, days: readonly [string, string]): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const startedMs = performance.now();
    await owner.query(
      `SELECT facility_id, count(*), sum(cost_fen), sum(elder_paid_fen), sum(government_fen) FROM canteen.meals
       WHERE business_date BETWEEN $1 AND $2 GROUP BY facility_id`,
      [...days],
    );
    times.push((performance.now() - startedMs) / 1000);
  }
  return times.toSorted((a, b) => a - b)[1] ?? 0;
}

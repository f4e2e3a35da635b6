import { addDays, businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { Database, systemScope } from '@nuancan/platform';
import {
  CheckService,
  ClaimReader,
  measureRecall,
  PLANTED_DISTRICT,
  plantMonth,
  type CheckOutcome,
  type CheckRecall,
} from '@nuancan/reconciliation';
import { PolicyReader } from '@nuancan/subsidy';
import { type INestApplicationContext } from '@nestjs/common';
import type { Client } from 'pg';
import { measureTotals, type ClaimTotals } from './claim-totals.js';
import { onScratchServer, withServices } from './scratch-server.js';

/** Goals of reliability.md: seconds, share of what was planted, findings per 1,000 clean meals. */
export const CLAIMS_GOALS = { checks: 30, recall: 0.99, falseAlarms: 1, totals: 5 } as const;

const FACILITIES = 96;
const MONTH_MEALS = 300_000;
const PLANTED_EACH = 30;
const SEED = 5;
/** How many facilities are checked alone. */
const ALONE = 5;

/** What `bench claims` prints. */
export interface ClaimsBench {
  readonly meals: number;
  readonly seconds: number;
  /** A bare sum of the same meals by facility, in the same run. */
  readonly bareSeconds: number;
  readonly ratio: number;
  /** The same month again, when nothing is new. */
  readonly againSeconds: number;
  readonly againTookMs: Readonly<Record<string, number>>;
  readonly tookMs: Readonly<Record<string, number>>;
  /** One facility alone, as each submission asks for; the median of some. */
  readonly facilitySeconds: number;
  readonly facilityTookMs: Readonly<Record<string, number>>;
  readonly totals: ClaimTotals;
  readonly checks: readonly CheckRecall[];
  /** Per 1,000 meals without a plant. */
  readonly falseAlarms: number;
  readonly reached: boolean;
}

/** Plants a month of 300,000 meals over 96 facilities, runs every check over it, and compares the findings with what was planted. */
export async function measureClaims(
  onProgress: (line: string) => void,
  meals: number = MONTH_MEALS,
): Promise<ClaimsBench> {
  return onScratchServer(async (scratch) => {
    return withServices(
      scratch,
      { providers: [CheckService, PolicyReader, ClaimReader] },
      async ({ owner, services }) => {
        const month = addDays(parseBusinessDate(`${businessDateAt(new Date()).slice(0, 7)}-01`), -1).slice(0, 7);
        onProgress(`planting ${meals} meals of ${month} at ${FACILITIES} facilities`);
        await plantMonth(owner, { month, facilities: FACILITIES, meals, each: PLANTED_EACH, seed: SEED });
        return await measure({ owner, services, month, onProgress });
      },
    );
  });
}

interface Measuring {
  readonly owner: Client;
  readonly services: INestApplicationContext;
  readonly month: string;
  readonly onProgress: (line: string) => void;
}

async function measure({ owner, services, month, onProgress }: Measuring): Promise<ClaimsBench> {
  const database = services.get(Database);
  const run = (only: { readonly facilityIds?: readonly string[] } = {}) =>
    database.scoped(systemScope(PLANTED_DISTRICT), (tx) =>
      services.get(CheckService).run(tx, { districtCode: PLANTED_DISTRICT, month, ...only }),
    );
  const bareSeconds = await bare(owner, `${month}-01`);
  const [first, seconds] = await timed(() => run());
  onProgress(`${first.findings} findings over ${first.meals} meals in ${seconds.toFixed(1)} s`);
  const [again, againSeconds] = await timed(() => run());
  if (again.raised + again.gone > 0)
    throw new Error(`the same month again raised ${again.raised} and lost ${again.gone}`);
  const alone = await checkAlone(owner, run);
  const checks = await measureRecall(owner);
  const alarms = checks.reduce((sum, { falseAlarms }) => sum + falseAlarms, 0);
  const falseAlarms = (alarms / first.meals) * 1000;
  onProgress('submitting the claims');
  const totals = await measureTotals({ owner, services }, month);
  const reached =
    seconds <= CLAIMS_GOALS.checks &&
    totals.totalsSeconds <= CLAIMS_GOALS.totals &&
    falseAlarms <= CLAIMS_GOALS.falseAlarms &&
    checks.every(({ found, planted }) => found >= planted * CLAIMS_GOALS.recall);
  const figures = {
    meals: first.meals,
    seconds,
    bareSeconds,
    ratio: seconds / bareSeconds,
    againSeconds,
    tookMs: first.tookMs,
    againTookMs: again.tookMs,
    ...alone,
  };
  return { ...figures, totals, checks, falseAlarms, reached };
}

/** What the district's run found is found again, facility by facility. */
async function checkAlone(
  owner: Client,
  run: (only: { readonly facilityIds: readonly string[] }) => Promise<CheckOutcome>,
): Promise<Pick<ClaimsBench, 'facilitySeconds' | 'facilityTookMs'>> {
  const { rows } = await owner.query<{ id: string }>('SELECT id FROM planted.sites ORDER BY no LIMIT $1', [ALONE]);
  const took: { seconds: number; tookMs: Readonly<Record<string, number>> }[] = [];
  for (const { id } of rows) {
    const [{ raised, gone, tookMs }, seconds] = await timed(() => run({ facilityIds: [id] }));
    if (raised + gone > 0) throw new Error(`facility ${id} alone raised ${raised} and lost ${gone}`);
    took.push({ seconds, tookMs });
  }
  const middle = took.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(ALONE / 2)];
  return { facilitySeconds: middle?.seconds ?? 0, facilityTookMs: middle?.tookMs ?? {} };
}

/** The median of three. */
async function bare(owner: Client, month: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const [, seconds] = await timed(() =>
      owner.query(
        `SELECT facility_id, count(*), sum(cost_fen), sum(elder_paid_fen), sum(government_fen) FROM canteen.meals
         WHERE business_date >= $1 AND business_date < $1::date + interval '1 month' GROUP BY facility_id`,
        [month],
      ),
    );
    times.push(seconds);
  }
  return times.toSorted((a, b) => a - b)[1] ?? 0;
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const startedMs = performance.now();
  const result = await work();
  return [result, (performance.now() - startedMs) / 1000];
}

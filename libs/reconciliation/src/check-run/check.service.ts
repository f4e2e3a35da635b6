import { Injectable } from '@nestjs/common';
import type { Policy } from '@nuancan/five-ones';
import type { Tx } from '@nuancan/platform';
import { PolicyReader } from '@nuancan/subsidy';
import { EVIDENCE_COLUMNS, type CheckCode } from '../check/claim-check.js';
import { bindNumbers } from './bind-numbers.js';
import { settingsOn, type StandingCheck } from './check-settings.js';
import { prepareCheckTables } from './check-tables.js';
import { raiseFindings } from './raise-findings.js';
import { rateEvidence } from './rate-evidence.js';

/** What is checked. */
export interface AskedChecks {
  readonly districtCode: string;
  /** `YYYY-MM`: the month the meals are booked in. */
  readonly month: string;
  /** Absent: every facility of the district. */
  readonly facilityIds?: readonly string[];
  /** Only these people's meals, with all their entries. */
  readonly residentIds?: readonly string[];
  /** Absent: all. */
  readonly codes?: readonly CheckCode[];
  /** Raised by a fact that came late. */
  readonly late?: boolean;
}

/** What came of it. */
export interface CheckOutcome {
  /** Of the month. */
  readonly meals: number;
  readonly findings: number;
  /** New, come back, or changed. */
  readonly raised: number;
  readonly gone: number;
  /** Milliseconds by code; `prepare`, `rate` and `raise` besides. */
  readonly tookMs: Readonly<Record<string, number>>;
}

const DAYS = `SELECT DISTINCT business_date AS day FROM canteen.day_closes WHERE district_code = $1 AND booked_month = $2
  UNION SELECT generate_series($2::date, $2::date + interval '1 month - 1 day', '1 day')::date ORDER BY 1`;

/** Runs the checks over a month, set-based; the transaction is the system's, over the district. */
@Injectable()
export class CheckService {
  constructor(private readonly policies: PolicyReader) {}

  /** The same month again raises nothing twice, and marks what is no longer so as gone. */
  async run(tx: Tx, asked: AskedChecks): Promise<CheckOutcome> {
    const { districtCode, facilityIds = null, residentIds = null, codes, late = false } = asked;
    const month = `${asked.month}-01`;
    // Two at once would raise the same evidence against each other.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('checks ' || $1, 0))`, [districtCode]);
    const tookMs: Record<string, number> = {};
    const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const startedMs = performance.now();
      const result = await work();
      tookMs[name] = Math.round(performance.now() - startedMs);
      return result;
    };
    const asks = (await settingsOn(tx, await lastDayOf(tx, month))).filter(
      ({ check }) => codes?.includes(check.code) ?? true,
    );
    const standing = asks.filter(({ severity }) => severity !== 'ignore');
    const ignored = asks.filter(({ severity }) => severity === 'ignore').map(({ check }) => check.code);
    const policies = await this.policiesOf(tx, districtCode, month);
    const { meals, few } = await timed('prepare', () =>
      prepareCheckTables(tx, { districtCode, month, facilityIds, residentIds }, policies),
    );
    for (const one of standing) await timed(one.check.code, () => find(tx, one, month));
    const rated = (which: 'less' | 'more'): string[] =>
      standing.flatMap(({ check }) => (check.rated === which ? [check.code] : []));
    const keyed = standing.flatMap(({ check }) => (check.keyedByDue ? [check.code] : []));
    await timed('rate', () => rateEvidence(tx, { less: rated('less'), more: rated('more'), keyed }, policies));
    const ran = standing.map(({ check: { code }, severity }) => ({ code, severity }));
    const stored = await timed('raise', () =>
      raiseFindings(tx, { month, checks: ran, ignored, residentIds, late, few }),
    );
    return { meals, ...stored, tookMs };
  }

  /** Every version in force on a day of the month, or of a meal that came late, with the days it is. */
  private async policiesOf(tx: Tx, districtCode: string, month: string): Promise<Policy[]> {
    const days = await tx.query<{ day: string }[]>(DAYS, [districtCode, month]);
    const found = new Map<string, Policy>();
    for (const { day } of days) {
      for (const policy of await this.policies.effectiveOn(tx, day)) {
        found.set(`${policy.code} ${policy.version}`, policy);
      }
    }
    return [...found.values()];
  }
}

async function lastDayOf(tx: Tx, month: string): Promise<string> {
  const [{ day }] = await tx.query<[{ day: string }]>(`SELECT ($1::date + interval '1 month - 1 day')::date AS day`, [
    month,
  ]);
  return day;
}

async function find(tx: Tx, { check, numbers }: StandingCheck, month: string): Promise<void> {
  const { sql, values } = bindNumbers(check.sql, { ...numbers, month });
  await tx.query(
    `INSERT INTO check_evidence (code, ${EVIDENCE_COLUMNS}) SELECT '${check.code}', ${EVIDENCE_COLUMNS} FROM (${sql}) found`,
    [...values],
  );
}

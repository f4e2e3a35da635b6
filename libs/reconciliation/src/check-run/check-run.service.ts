import { Injectable } from '@nestjs/common';
import { businessDateAt, monthStartOf, addDays, parseBusinessDate } from '@nuancan/kernel';
import { placeInScope } from '@nuancan/meal-point';
import {
  actAs,
  Database,
  decodeCursor,
  encodeCursor,
  Outbox,
  systemScope,
  type Scope,
  type Tx,
} from '@nuancan/platform';
import { checkOf } from '../check/checks.js';
import type { CheckCode } from '../check/claim-check.js';
import { CheckErrors } from './check-run.errors.js';
import type {
  AskCheckRunDto,
  CheckDto,
  CheckListDto,
  CheckRunDto,
  CheckRunListDto,
  CheckRunQueryDto,
  SetCheckDto,
} from './check-run.dto.js';
import { settingsOn, type StandingCheck } from './check-settings.js';
import { CheckService } from './check.service.js';

/** What facts on record of a person, or who it is, may change about meals that were eaten. */
const LATE_CODES: readonly CheckCode[] = ['E02', 'E03', 'E04', 'E05', 'Q01', 'Q02', 'P02', 'P03', 'B05', 'U03'];

const COLUMNS = `id, to_char(month, 'YYYY-MM') AS month, facility_id AS "facilityId", town_code AS "townCode", state,
  asked_at AS "askedAt", ended_at AS "endedAt", late, meals, findings, raised, gone`;
const ASK = `INSERT INTO reconciliation.check_runs (district_code, town_code, facility_id, month, asked_by)
  VALUES ($1, $2, $3, $4, $5) RETURNING ${COLUMNS}`;
const ASK_LATE = `INSERT INTO reconciliation.check_runs (district_code, month, late) VALUES ($1, $2, true) RETURNING id`;
const OF_RESIDENTS = `INSERT INTO reconciliation.check_run_residents (run_id, resident_id, district_code) SELECT $1, unnest($2::uuid[]), $3`;
/** Whom a run is about, with all entries of each. */
const RESIDENTS = `SELECT DISTINCT e.id FROM reconciliation.check_run_residents x JOIN registry.residents r ON r.id = x.resident_id
  JOIN registry.residents e ON e.id = coalesce(r.merged_into, r.id) OR e.merged_into = coalesce(r.merged_into, r.id)
  WHERE x.run_id = $1`;
const UNCHECKED = `SELECT c.district_code AS "districtCode", c.town_code AS "townCode", c.facility_id AS "facilityId",
    to_char(m, 'YYYY-MM') AS month
  FROM reconciliation.claims c CROSS JOIN LATERAL reconciliation.unchecked_months(c.id) m
  WHERE c.id = $1 AND c.state IN ('submitted', 'town_review', 'district_review') ORDER BY m`;
const ONE = `SELECT ${COLUMNS} FROM reconciliation.check_runs WHERE id = $1`;
const PAGE = `SELECT ${COLUMNS} FROM reconciliation.check_runs
  WHERE ($1::text IS NULL OR state = $1) AND ($2::boolean IS NULL OR late = $2) AND ($3::uuid IS NULL OR id < $3)
  ORDER BY id DESC LIMIT $4`;
const AGAIN = `UPDATE reconciliation.check_runs SET state = 'queued', ended_at = NULL WHERE id = $1 AND state = 'failed' RETURNING ${COLUMNS}`;
const END = `UPDATE reconciliation.check_runs SET state = 'done', ended_at = clock_timestamp(), meals = $2, findings = $3, raised = $4,
  gone = $5, took_ms = $6 WHERE id = $1`;
const FACILITIES = `SELECT f.id FROM meal_point.facilities f JOIN reconciliation.check_runs r ON r.id = $1
  AND f.district_code = r.district_code AND (r.town_code IS NULL OR f.town_code = r.town_code) AND (r.facility_id IS NULL OR f.id = r.facility_id)`;
const SET = `INSERT INTO reconciliation.check_settings (district_code, code, valid_from, severity, params, account_id)
  VALUES (platform.scope_district(), $1, $2, $3, $4, platform.scope_account())`;

/** A month that meals of a claim are booked in. */
interface ClaimMonth {
  readonly districtCode: string;
  readonly townCode: string;
  readonly facilityId: string;
  readonly month: string;
}

/** People whose meals of a month are checked again. */
interface LateRun {
  readonly districtCode: string;
  readonly month: string;
  readonly residentIds: readonly string[];
}

/** Asking for the checks, doing them when the queue says so, and how a district has them. */
@Injectable()
export class CheckRunService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly checks: CheckService,
  ) {}

  /** Asks for a month to be checked. @throws MEAL_POINT.FACILITY_NOT_FOUND */
  async ask(scope: Scope, { month, facilityId }: AskCheckRunDto): Promise<CheckRunDto> {
    return this.database.scoped(scope, async (tx) => {
      const place = facilityId === undefined ? null : await placeInScope(tx, scope, facilityId);
      const { districtCode } = scope;
      const townCode = place?.townCode ?? scope.townCode;
      return this.queue(tx, { districtCode, townCode, facilityId: place?.id ?? null, month, askedBy: scope.accountId });
    });
  }

  /** Asks for the months of a submitted claim's meals that were not checked since, in the transaction of whoever changed it. */
  async askForClaim(tx: Tx, claimId: string): Promise<void> {
    const months = await tx.query<ClaimMonth[]>(UNCHECKED, [claimId]);
    for (const month of months) {
      await actAs(tx, systemScope(month.districtCode), () => this.queue(tx, { ...month, askedBy: null }));
    }
  }

  /** One run. @throws CHECK.RUN_NOT_FOUND */
  async one(scope: Scope, id: string): Promise<CheckRunDto> {
    const [run] = await this.database.scoped(scope, (tx) => tx.query<CheckRunDto[]>(ONE, [id]));
    if (!run) throw CheckErrors.RUN_NOT_FOUND();
    return run;
  }

  /** Asks for a month of people about whom facts came late. */
  async askLate(tx: Tx, late: LateRun): Promise<void> {
    const runId = await this.enter(tx, late);
    await this.outbox.add(tx, { job: 'run-checks', districtCode: late.districtCode, payload: { runId } });
  }

  /** Tells that one could not be asked for. */
  async failLate(tx: Tx, late: LateRun): Promise<void> {
    await this.giveUp(tx, await this.enter(tx, late));
  }

  /** Asks for what more was noted. */
  async askGathering(
    tx: Tx,
    districtCode: string,
    { residentId, since }: { readonly residentId: string; readonly since: string },
  ): Promise<void> {
    await this.outbox.add(tx, { job: 'recheck-resident', districtCode, payload: { residentId, businessDate: since } });
  }

  /** A page of runs, newest first. */
  async list(scope: Scope, { state, late, cursor, limit }: CheckRunQueryDto): Promise<CheckRunListDto> {
    const [before] = cursor === undefined ? [null] : decodeCursor(cursor, 1);
    const lateOnly = late === undefined ? null : late === 'true';
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<CheckRunDto[]>(PAGE, [state ?? null, lateOnly, before, limit + 1]),
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null };
  }

  /** Asks again for one that was given up. @throws CHECK.RUN_NOT_FOUND, RUN_NOT_FAILED */
  async retry(scope: Scope, id: string): Promise<CheckRunDto> {
    const { districtCode } = scope;
    return this.database.scoped(scope, async (tx) => {
      const [run] = await tx.query<CheckRunDto[]>(ONE, [id]);
      if (!run) throw CheckErrors.RUN_NOT_FOUND();
      return actAs(tx, systemScope(districtCode), async () => {
        const [[again]] = await tx.query<[CheckRunDto[], number]>(AGAIN, [id]);
        if (!again) throw CheckErrors.RUN_NOT_FAILED();
        await this.outbox.add(tx, { job: 'run-checks', districtCode, payload: { runId: id } });
        return again;
      });
    });
  }

  /** Asks for the month of a day and the one before it, for the whole district of the job. */
  async askRecent(
    tx: Tx,
    { districtCode, businessDate }: { districtCode: string; businessDate: string },
  ): Promise<void> {
    const first = monthStartOf(parseBusinessDate(businessDate));
    for (const day of [addDays(first, -1), first]) {
      const whole = { districtCode, townCode: null, facilityId: null, askedBy: null };
      await this.queue(tx, { ...whole, month: day.slice(0, 7) });
    }
  }

  /** Does what was asked; a run that is done is left as it is. */
  async do(tx: Tx, { runId, districtCode }: { runId: string; districtCode: string }): Promise<void> {
    const [run] = await tx.query<CheckRunDto[]>(
      `SELECT ${COLUMNS} FROM reconciliation.check_runs WHERE id = $1 AND state = 'queued'`,
      [runId],
    );
    if (!run) return;
    const idsOf = async (sql: string): Promise<string[]> =>
      (await tx.query<{ id: string }[]>(sql, [runId])).map(({ id }) => id);
    const about = run.late
      ? {
          residentIds: await idsOf(RESIDENTS),
          codes: LATE_CODES,
          late: run.month < businessDateAt(new Date()).slice(0, 7),
        }
      : { facilityIds: await idsOf(FACILITIES) };
    const outcome = await this.checks.run(tx, { districtCode, month: run.month, ...about });
    const { meals, findings, raised, gone, tookMs } = outcome;
    await tx.query(END, [runId, meals, findings, raised, gone, JSON.stringify(tookMs)]);
    await tx.query('DELETE FROM reconciliation.check_run_residents WHERE run_id = $1', [runId]);
  }

  /** The queue gave it up. */
  async giveUp(tx: Tx, runId: string): Promise<void> {
    await tx.query(
      `UPDATE reconciliation.check_runs SET state = 'failed', ended_at = clock_timestamp() WHERE id = $1 AND state = 'queued'`,
      [runId],
    );
  }

  /** Every check as it stands today. */
  async catalogue(scope: Scope): Promise<CheckListDto> {
    const today = businessDateAt(new Date());
    const standing = await this.database.scoped(scope, (tx) => settingsOn(tx, today));
    return { items: standing.map(shown) };
  }

  /** Sets a check from a day on. @throws CHECK.DATE_IN_PAST, NUMBER_UNKNOWN, NUMBER_OUT_OF_BOUNDS, NUMBER_NOT_WHOLE */
  async set(scope: Scope, code: CheckCode, { validFrom, severity, numbers = {} }: SetCheckDto): Promise<CheckDto> {
    const { params = {} } = checkOf(code);
    if (validFrom < businessDateAt(new Date())) throw CheckErrors.DATE_IN_PAST();
    for (const [name, value] of Object.entries(numbers)) {
      const param = Object.hasOwn(params, name) ? params[name] : undefined;
      if (param === undefined) throw CheckErrors.NUMBER_UNKNOWN({ code, name: name.slice(0, 60) });
      const { min, max, fraction } = param;
      if (typeof value !== 'number' || !(value >= min && value <= max))
        throw CheckErrors.NUMBER_OUT_OF_BOUNDS({ name, min, max });
      if (fraction === undefined && !Number.isInteger(value)) throw CheckErrors.NUMBER_NOT_WHOLE({ name });
    }
    return this.database.scoped(scope, async (tx) => {
      await tx.query(SET, [code, validFrom, severity, JSON.stringify(numbers)]);
      const found = (await settingsOn(tx, validFrom)).find(({ check }) => check.code === code);
      if (!found) throw CheckErrors.UNKNOWN();
      return shown(found);
    });
  }

  private async enter(tx: Tx, { districtCode, month, residentIds }: LateRun): Promise<string> {
    const [{ id }] = await tx.query<[{ id: string }]>(ASK_LATE, [districtCode, `${month}-01`]);
    await tx.query(OF_RESIDENTS, [id, residentIds, districtCode]);
    return id;
  }

  private async queue(
    tx: Tx,
    asked: {
      districtCode: string;
      townCode: string | null;
      facilityId: string | null;
      month: string;
      askedBy: string | null;
    },
  ): Promise<CheckRunDto> {
    const { districtCode, townCode, facilityId, month, askedBy } = asked;
    const [run] = await tx.query<[CheckRunDto]>(ASK, [districtCode, townCode, facilityId, `${month}-01`, askedBy]);
    await this.outbox.add(tx, { job: 'run-checks', districtCode, payload: { runId: run.id } });
    return run;
  }
}

function shown({ check, severity, numbers, validFrom }: StandingCheck): CheckDto {
  const { code, title, explain, params = {} } = check;
  return {
    ...{
      code,
      severity,
      validFrom,
      titleZh: title.zh,
      titleEn: title.en,
      explainZh: explain.zh,
      explainEn: explain.en,
    },
    numbers: Object.entries(params).map(([name, { value, min, max, zh, en }]) => {
      return { name, zh, en, value: numbers[name] ?? value, min, max };
    }),
  };
}

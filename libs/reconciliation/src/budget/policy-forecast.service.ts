import { Injectable } from '@nestjs/common';
import { ReplayErrors, type ReplaySumsDto } from '@nuancan/canteen';
import { addDays, parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { CalendarReader } from '@nuancan/meal-point';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { LATEST_BUDGETS, USED_BY_DAY, type SetBudget } from './budget-rows.sql.js';
import { warningOf } from './budget-warning.js';
import type { DayUse } from './forecast-year.js';
import { forecastPolicy } from './forecast-policy.js';
import type { FunderForecastDto, PolicyForecastDto } from './policy-forecast.dto.js';

type Funder = ReplaySumsDto['funders'][number];

interface Tried {
  readonly firstMonth: BusinessDate;
  readonly lastMonth: BusinessDate;
  readonly sums: ReplaySumsDto | null;
  readonly firstDay: BusinessDate | null;
  readonly today: BusinessDate;
}

const TRIED = `
  SELECT r.first_month AS "firstMonth", r.last_month AS "lastMonth", CASE WHEN x.state = 'done' THEN x.sums END AS sums,
    platform.business_date(now()) AS today,
    (SELECT min(v.effective_from) FROM jsonb_to_recordset(r.versions) AS y (code text, version int)
      JOIN subsidy.policies p ON p.district_code = r.district_code AND p.code = y.code
      JOIN subsidy.policy_versions v ON v.policy_id = p.id AND v.version = y.version) AS "firstDay"
  FROM canteen.replays r LEFT JOIN canteen.replay_results x ON x.replay_id = r.id WHERE r.id = $1 AND r.purpose = 'forecast'`;

/** Puts what months would have come to under other policies beside the budgets of the year. */
@Injectable()
export class PolicyForecastService {
  constructor(
    private readonly database: Database,
    private readonly calendar: CalendarReader,
  ) {}

  /** @throws REPLAY.NOT_FOUND for one that is no forecast, too, REPLAY.NOT_DONE */
  async of(scope: Scope, replayId: string): Promise<PolicyForecastDto> {
    return this.database.scoped(scope, async (tx) => {
      const [tried] = await tx.query<Tried[]>(TRIED, [replayId]);
      if (!tried) throw ReplayErrors.NOT_FOUND();
      const { sums, today } = tried;
      if (sums === null) throw ReplayErrors.NOT_DONE();
      const year = Number(today.slice(0, 4));
      const budgets = await tx.query<SetBudget[]>(LATEST_BUDGETS, [year]);
      const kindOf = await this.calendar.kinds(tx, { from: tried.firstMonth, to: parseBusinessDate(`${year}-12-31`) });
      const firstDay = tried.firstDay !== null && tried.firstDay > today ? tried.firstDay : today;
      const items: FunderForecastDto[] = [];
      for (const funder of sums.funders) {
        const budget = budgets.find((one) => one.funder === funder.funder && one.townCode === funder.townCode);
        const months = monthsOf(funder, { ...tried, sums, firstDay, kindOf });
        items.push(await forecastOf(tx, { funder, months, year, budgetFen: budget?.amountFen ?? null }));
      }
      return { replayId, asOf: today, year, firstDay, items };
    });
  }
}

function monthsOf(
  { funder, townCode }: Funder,
  tried: Tried & {
    readonly sums: ReplaySumsDto;
    readonly firstDay: BusinessDate;
    readonly kindOf: Parameters<typeof forecastPolicy>[0]['kindOf'];
  },
): FunderForecastDto['months'] {
  const rated = tried.sums.days
    .filter((one) => one.funder === funder && one.townCode === townCode)
    .map(({ day, beforeFen, afterFen }) => ({ day: parseBusinessDate(day), beforeFen, afterFen }));
  const nextMonth = parseBusinessDate(`${addDays(tried.lastMonth, 31).slice(0, 7)}-01`);
  return forecastPolicy({
    ...{
      from: tried.firstMonth,
      to: addDays(nextMonth, -1),
      rated,
      today: tried.today,
      firstDay: tried.firstDay,
      kindOf: tried.kindOf,
    },
    yearEnd: parseBusinessDate(`${tried.today.slice(0, 4)}-12-31`),
  });
}

async function forecastOf(
  tx: Tx,
  {
    funder,
    months,
    year,
    budgetFen,
  }: { funder: Funder; months: FunderForecastDto['months']; year: number; budgetFen: number | null },
): Promise<FunderForecastDto> {
  const days = await tx.query<DayUse[]>(USED_BY_DAY, [
    funder.funder,
    funder.townCode,
    `${year}-01-01`,
    `${year}-12-31`,
  ]);
  const usedFen = days.reduce((sum, day) => sum + day.usedFen, 0);
  const expected = (side: 'beforeFen' | 'afterFen'): number =>
    months.reduce((sum, month) => sum + month[side], usedFen);
  const expectedAfterFen = expected('afterFen');
  return {
    ...{ funder: funder.funder, townCode: funder.townCode, budgetFen, usedFen, months },
    expectedBeforeFen: expected('beforeFen'),
    expectedAfterFen,
    warning: budgetFen === null ? 'none' : warningOf(budgetFen, { usedFen, expectedFen: expectedAfterFen }),
  };
}

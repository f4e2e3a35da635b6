import { Injectable } from '@nestjs/common';
import { addDays, type BusinessDate } from '@nuancan/kernel';
import { actAs, Database, systemScope, type Scope, type Tx } from '@nuancan/platform';
import { violatedConstraint } from '@nuancan/registry';
import type { BudgetDto, BudgetListDto, SetBudgetDto } from './budget.dto.js';
import { LATEST_BUDGETS, USED_BY_DAY, type SetBudget } from './budget-rows.sql.js';
import { warningOf } from './budget-warning.js';
import { BudgetErrors } from './budget.errors.js';
import { GRANTED, GRANTS_PAID } from '../grant/grant-rows.sql.js';
import { forecastYear, type DayUse } from './forecast-year.js';

const WEEKS_BACK_DAYS = 56;

const PAID = `
  SELECT coalesce(sum(p.amount_fen), 0)::bigint AS "paidFen"
  FROM reconciliation.leg_payments p JOIN reconciliation.legs g ON g.id = p.leg_id
  WHERE p.district_code = platform.scope_district() AND p.kind IN ('bank', 'bounced') AND g.funder = $1
    AND ($2::text IS NULL OR CASE WHEN $1 = 'town' THEN g.funding_town ELSE g.town_code END = $2)
    AND p.paid_on BETWEEN $3 AND $4`;

const SET = `
  INSERT INTO reconciliation.budgets (district_code, funder, town_code, year, version, amount_fen, reason, account_id)
  VALUES (platform.scope_district(), $1, $2, $3, $4, $5, $6, platform.scope_account())`;

/** What funders set aside, what was used of it, and whether it lasts. */
@Injectable()
export class BudgetService {
  constructor(private readonly database: Database) {}

  /** The budgets of a year in scope. */
  async list(scope: Scope, year: number): Promise<BudgetListDto> {
    return this.database.scoped(scope, (tx) => this.read(tx, scope, year));
  }

  /** Sets one, or changes it. @throws BUDGET.TOWN_MISSING, SOMEBODY_WAS_FASTER, REASON_MISSING */
  async set(scope: Scope, asked: SetBudgetDto): Promise<BudgetListDto> {
    const { funder, townCode = null, year, version, amountFen, reason = null } = asked;
    try {
      return await this.database.scoped(scope, async (tx) => {
        const found = (await tx.query<SetBudget[]>(LATEST_BUDGETS, [year])).find(
          (one) => one.funder === funder && one.townCode === townCode,
        );
        if ((found?.version ?? 0) !== version) throw BudgetErrors.SOMEBODY_WAS_FASTER();
        await tx.query(SET, [funder, townCode, year, version + 1, amountFen, reason]);
        return this.read(tx, scope, year);
      });
    } catch (error) {
      const constraint = violatedConstraint(error);
      if (constraint === 'budgets_town_fkey' || constraint === 'budgets_town_named') throw BudgetErrors.TOWN_MISSING();
      if (constraint === 'budgets_version_key') throw BudgetErrors.SOMEBODY_WAS_FASTER();
      if (constraint === 'budgets_reasoned') throw BudgetErrors.REASON_MISSING();
      throw error;
    }
  }

  /** Whether a budget that pays one of these shares of a grant is used beyond what was set aside. Under the system's scope. */
  async overdrawn(
    tx: Tx,
    { year, townCode, funders }: { year: number; townCode: string; funders: readonly string[] },
  ): Promise<boolean> {
    const [{ today }] = await tx.query<[{ today: BusinessDate }]>('SELECT platform.business_date(now()) AS today');
    const budgets = (await tx.query<SetBudget[]>(LATEST_BUDGETS, [year])).filter(
      (one) => funders.includes(one.funder) && (one.townCode === null || one.townCode === townCode),
    );
    for (const budget of budgets) {
      const { usedFen, amountFen } = await this.use(tx, budget, today);
      if (usedFen > amountFen) return true;
    }
    return false;
  }

  private async read(tx: Tx, scope: Scope, year: number): Promise<BudgetListDto> {
    const [{ today }] = await tx.query<[{ today: BusinessDate }]>('SELECT platform.business_date(now()) AS today');
    const budgets = await tx.query<SetBudget[]>(LATEST_BUDGETS, [year]);
    // A town pays for meals that its elders eat elsewhere, too: as the district reads them.
    return actAs(tx, systemScope(scope.districtCode), async () => {
      const items: BudgetDto[] = [];
      for (const budget of budgets) items.push(await this.use(tx, budget, today));
      return { asOf: today, items };
    });
  }

  private async use(tx: Tx, budget: SetBudget, today: BusinessDate): Promise<BudgetDto> {
    const { funder, townCode, year, amountFen } = budget;
    const [first, yearEnd] = [`${year}-01-01` as BusinessDate, `${year}-12-31` as BusinessDate];
    const of = [funder, townCode, first, yearEnd];
    const [{ paidFen }] = await tx.query<[{ paidFen: number }]>(PAID, of);
    const [{ grantedFen }] = await tx.query<[{ grantedFen: number }]>(GRANTED, of);
    const [{ grantsPaidFen }] = await tx.query<[{ grantsPaidFen: number }]>(GRANTS_PAID, of);
    const used = await tx.query<DayUse[]>(USED_BY_DAY, of);
    const usedFen = grantedFen + used.reduce((sum, day) => sum + day.usedFen, 0);
    const over = yearEnd <= today || today < first;
    const weeks = over
      ? []
      : await tx.query<DayUse[]>(USED_BY_DAY, [
          ...[funder, townCode, addDays(today, -WEEKS_BACK_DAYS), addDays(today, -1)],
        ]);
    const forecast = over
      ? { expectedFen: usedFen, lowFen: usedFen, highFen: usedFen, emptyOn: null }
      : forecastYear({ today, yearEnd, usedFen, budgetFen: amountFen, uses: weeks });
    return {
      ...budget,
      usedFen,
      paidFen: paidFen + grantsPaidFen,
      ...forecast,
      warning: warningOf(amountFen, { usedFen, ...forecast }),
    };
  }
}

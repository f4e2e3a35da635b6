import { CHART_OF_ACCOUNTS, type AccountKind, type Turnover } from '@nuancan/ledger';
import type { SheetLineDto, VarianceDto } from './month.dto.js';

/** What the cost cards of a month's settled meals add up to, fen. */
export interface StandardCost {
  readonly ingredientsFen: number;
  readonly labourFen: number;
  readonly energyFen: number;
  readonly otherFen: number;
}

interface Sheet {
  readonly income: SheetLineDto[];
  readonly expenditure: SheetLineDto[];
  readonly resultFen: number;
  readonly inKind: SheetLineDto[];
  readonly variances: VarianceDto[];
}

/** The income-and-expenditure sheet of a month from what its accounts moved. Pure; in-kind value never enters the money. */
export function facilitySheet(turnover: readonly Turnover[], standard: StandardCost): Sheet {
  const cash = turnover.filter(({ book }) => book === 'cash');
  const income = cash.filter(({ type }) => type === 'income').map((moved) => line(moved, -1));
  const expenditure = cash.filter(({ type }) => type === 'expense').map((moved) => line(moved, 1));
  return {
    income,
    expenditure,
    resultFen: sum(income) - sum(expenditure),
    inKind: turnover
      .filter(({ book }) => book === 'in_kind')
      .map((moved) => line(moved, moved.type === 'income' ? -1 : 1)),
    variances: variances(turnover, standard),
  };
}

function variances(turnover: readonly Turnover[], standard: StandardCost): VarianceDto[] {
  const moved = (kind: AccountKind, funder?: string): number =>
    turnover
      .filter((one) => one.kind === kind && (funder === undefined || one.funder === funder))
      .reduce((total, one) => total + one.movedFen, 0);
  const of = (name: VarianceDto['line'], standardFen: number, cashFen: number, inKindFen: number): VarianceDto => ({
    ...{ line: name, standardFen, cashFen, inKindFen },
    varianceFen: cashFen + inKindFen - standardFen,
  });
  return [
    of('ingredients', standard.ingredientsFen, moved('expense_ingredients'), moved('in_kind_used', 'garden')),
    of('labour', standard.labourFen, moved('expense_wages'), moved('in_kind_used', 'volunteer')),
    of('energy', standard.energyFen, moved('expense_energy'), 0),
    of('other', standard.otherFen, moved('expense_other'), 0),
  ];
}

function line({ kind, funder, townCode, movedFen }: Turnover, sign: 1 | -1): SheetLineDto {
  const { zh, en } = CHART_OF_ACCOUNTS[kind];
  return { kind, zh, en, funder, townCode, amountFen: movedFen === 0 ? 0 : sign * movedFen };
}

function sum(lines: readonly SheetLineDto[]): number {
  return lines.reduce((total, one) => total + one.amountFen, 0);
}

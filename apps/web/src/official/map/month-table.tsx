import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyTable } from '../table/lazy-table.js';
import type { FigureCell } from './area-figures.js';
import { MonthTrend } from './month-chart.js';

/** A row of months; null: it was not counted in the month. */
export interface MonthRow {
  readonly key: string;
  readonly name: string;
  readonly shown: ReactNode;
  readonly cells: readonly (FigureCell | null)[];
}

interface MonthTableProps {
  readonly caption: string;
  readonly months: readonly string[];
  readonly rows: readonly MonthRow[];
  readonly total: MonthRow | null;
  readonly changeOf: (before: FigureCell | null, after: FigureCell | null) => string;
}

/** Comes before every number. */
const UNTOLD = Number.MIN_SAFE_INTEGER;

/** One figure through the months: the last one and what became of it first, then its line, then the months before. */
export function MonthTable({ caption, months, rows, total, changeOf }: MonthTableProps) {
  const { t } = useTranslation();
  const past = months.slice(0, -1).reverse();
  const cellsOf = ({ cells }: MonthRow): ReactNode[] => {
    const told = (cell: FigureCell | null | undefined): string => cell?.told ?? t('coverage.months.closed');
    return [
      ...[told(cells.at(-1)), changeOf(cells.at(-2) ?? null, cells.at(-1) ?? null)],
      <MonthTrend key="trend" cells={cells} />,
      ...past.map((_, ago) => told(cells.at(-2 - ago))),
    ];
  };
  const orderOf = ({ name, cells }: MonthRow): (string | number)[] => {
    const order = (at: number): number => cells.at(at)?.order ?? UNTOLD;
    const change = cells.at(-1)?.order == null || cells.at(-2)?.order == null ? UNTOLD : order(-1) - order(-2);
    return [name, order(-1), change, 0, ...past.map((_, ago) => order(-2 - ago))];
  };
  return (
    <LazyTable
      key={caption}
      caption={caption}
      none={t('coverage.area.noneHere')}
      columns={[
        { title: t('coverage.area.name'), sortable: true },
        { title: months.at(-1) ?? '', figure: true, sortable: true },
        { title: t('coverage.months.change'), figure: true, sortable: true },
        { title: t('coverage.months.trend') },
        ...past.map((title) => ({ title, figure: true, sortable: true })),
      ]}
      rows={rows.map((row) => ({ key: row.key, order: orderOf(row), cells: [row.shown, ...cellsOf(row)] }))}
      {...(total && { total: [total.shown, ...cellsOf(total)] })}
    />
  );
}

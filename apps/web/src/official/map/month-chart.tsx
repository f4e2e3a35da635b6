import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureCell } from './area-figures.js';

const SMALL = { width: 120, height: 32, edge: 4 };
const LARGE = { width: 720, height: 200, edge: 28 };
const DOT = 2.5;
/** Below it a change is drawn as the small one it is: a hundredth of the highest. */
const LEAST_SPAN = 0.01;

type Size = typeof SMALL;

/** The months of a row as a line, for the eye: the same row tells every figure. */
export function MonthTrend({ cells }: { cells: readonly (FigureCell | null)[] }) {
  return (
    <svg
      className="month-trend"
      viewBox={`0 0 ${SMALL.width} ${SMALL.height}`}
      width={SMALL.width}
      height={SMALL.height}
      aria-hidden="true"
    >
      {lineOf(cells, SMALL)}
    </svg>
  );
}

interface MonthChartProps {
  readonly name: string;
  readonly figure: string;
  readonly months: readonly string[];
  readonly cells: readonly (FigureCell | null)[];
}

/** The months of the whole, with what is lowest and highest; told in words to whoever does not see it. */
export function MonthChart({ name, figure, months, cells }: MonthChartProps) {
  const { t } = useTranslation();
  const told = cells.flatMap((cell, at) =>
    cell?.order == null ? [] : [{ ...cell, order: cell.order, month: months[at]! }],
  );
  if (told.length < 2) return null;
  const sorted = told.toSorted((one, other) => one.order - other.order);
  const [first, last, lowest, highest] = [told[0]!, told.at(-1)!, sorted[0]!, sorted.at(-1)!];
  const { width, height, edge } = LARGE;
  const bottom = height - edge;
  return (
    <figure className="month-chart">
      <svg
        className="month-trend"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('coverage.months.chart', {
          ...{ name, figure, first: first.month, firstTold: first.told, last: last.month, lastTold: last.told },
          ...{ lowest: lowest.told, highest: highest.told },
        })}
      >
        <line x1={edge} x2={width - edge} y1={bottom + DOT} y2={bottom + DOT} />
        <text x={edge} y={edge - 10}>
          {highest.told}
        </text>
        <text x={edge} y={bottom - 6}>
          {lowest.told}
        </text>
        <text x={edge} y={height - 8}>
          {months[0]}
        </text>
        <text x={width - edge} y={height - 8} textAnchor="end">
          {months.at(-1)}
        </text>
        {lineOf(cells, LARGE)}
      </svg>
    </figure>
  );
}

/** A month that is not told breaks the line. */
function lineOf(cells: readonly (FigureCell | null)[], { width, height, edge }: Size): ReactNode {
  const orders = cells.flatMap((cell) => cell?.order ?? []);
  const [least, most] = [Math.min(...orders), Math.max(...orders)];
  const span = Math.max(most - least, Math.abs(most) * LEAST_SPAN, Number.EPSILON);
  const places = cells.map((cell, at) => {
    if (cell?.order == null) return null;
    const x = cells.length === 1 ? width / 2 : edge + (at * (width - 2 * edge)) / (cells.length - 1);
    return { x, y: height - edge - ((cell.order - least) * (height - 2 * edge)) / span };
  });
  const path = places.flatMap((place, at) =>
    place === null
      ? []
      : [`${at > 0 && places[at - 1] !== null ? 'L' : 'M'}${place.x.toFixed(1)} ${place.y.toFixed(1)}`],
  );
  return (
    <>
      <path d={path.join('')} />
      {places.map((place, at) => place && <circle key={at} cx={place.x} cy={place.y} r={DOT} />)}
    </>
  );
}

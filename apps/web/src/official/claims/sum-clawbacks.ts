import type { ClawbackRow } from './claims-contract.js';

/** What is to be done and what is owed over several claims. */
export interface ClawbackSums {
  readonly undecided: number;
  readonly waiting: number;
  readonly undecidedFen: number;
  readonly waitingFen: number;
  readonly withheldFen: number;
  readonly nettedFen: number;
  readonly owedFen: number;
}

/** Disallowed and not booked yet, whoever may do so. Pure. */
export function waitingOf({ waitingFindings, ownFindings }: ClawbackRow): number {
  return new Set([...waitingFindings, ...ownFindings]).size;
}

/** Pure. */
export function sumClawbacks(rows: readonly ClawbackRow[]): ClawbackSums {
  const sum = (of: (row: ClawbackRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    undecided: sum(({ undecided }) => undecided),
    waiting: sum(waitingOf),
    undecidedFen: sum(({ undecidedFen }) => undecidedFen),
    waitingFen: sum(({ waitingFen }) => waitingFen),
    withheldFen: sum(({ withheldFen }) => withheldFen),
    nettedFen: sum(({ nettedFen }) => nettedFen),
    owedFen: sum(({ owedFen }) => owedFen),
  };
}

import type { PortionFacilityDto } from '@nuancan/canteen';
import type { ReportCell, ReportRow } from '@nuancan/platform';
import type { ClaimEvidence } from './claim-evidence.js';
import { PAPER_WORDS } from './export-words.js';
import type { ReportTable } from './report.js';

const FLOW = [
  ...(['cooked', 'dispatched', 'kept', 'received', 'served', 'returned', 'waste', 'staff', 'samples'] as const),
  ...(['kitchen', 'transport', 'point'] as const),
] as const;

/** 份数三方核对 by day: what was cooked, sent, received and became of it, and the portions that each owner has to explain. */
export function portionsTable({ portions }: ClaimEvidence): ReportTable {
  const flow = (of: Pick<PortionFacilityDto, (typeof FLOW)[number]>): ReportCell[] =>
    FLOW.map((name) => ({ count: of[name] }));
  const rows = (): ReportRow[] =>
    portions === null
      ? [{ cells: ['没有生产登记', ...FLOW.map(() => '')], bold: true }]
      : [
          ...portions.days.map((day) => ({
            cells: [day.logged ? day.businessDate : `${day.businessDate} 未登记`, ...flow(day)],
          })),
          { cells: ['合计', ...flow(portions)], bold: true },
        ];
  return {
    name: '份数 Portions',
    columns: [
      { title: '日期', characters: 18 },
      ...FLOW.map((name) => ({ title: PAPER_WORDS.portions[name], characters: 10, number: true as const })),
    ],
    rows,
  };
}

/** Each difference with its size and who has to explain it; missing and too many never make up for one another. */
export function differencesTable({ portions }: ClaimEvidence): ReportTable {
  const all = portions?.differences ?? [];
  const sum = (of: (portion: number) => number): number => all.reduce((total, one) => total + of(one.portions), 0);
  return {
    name: '份数差异 Differences',
    columns: [
      { title: '日期', characters: 11 },
      { title: '餐次', characters: 6 },
      { title: '环节', characters: 24 },
      { title: '由谁说明', characters: 10 },
      { title: '少（份）', characters: 8, number: true },
      { title: '多（份）', characters: 8, number: true },
    ],
    rows: () => [
      ...all.map(({ businessDate, slot, stage, owner, portions: size }) => ({
        cells: [
          businessDate,
          PAPER_WORDS.slot[slot] ?? slot,
          PAPER_WORDS.stage[stage],
          PAPER_WORDS.owner[owner],
          ...[{ count: positive(size) }, { count: positive(-size) }],
        ],
      })),
      {
        cells: ['合计', '', '', '', { count: sum(positive) }, { count: sum((size) => positive(-size)) }],
        bold: true,
      },
    ],
  };
}

function positive(portions: number): number {
  return Math.max(0, portions);
}

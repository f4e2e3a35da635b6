import type { ReportRow } from '@nuancan/platform';
import type { ClaimEvidence } from './claim-evidence.js';
import { PAPER_WORDS } from './export-words.js';
import type { ReportTable } from './report.js';

/** Meals that came too long after their month was claimed: in no claim, or the one they were included in. */
export function lateMealsTable({ claim, lateMeals, names }: ClaimEvidence): ReportTable {
  async function* rows(): AsyncGenerator<ReportRow> {
    for await (const meal of lateMeals()) {
      yield {
        cells: [
          meal.businessDate,
          PAPER_WORDS.slot[meal.slot] ?? meal.slot,
          meal.residentName ?? '',
          names.tierOf(null, meal.tierCode),
          meal.recordedOn,
          { count: meal.lateDays },
          { count: meal.limitDays },
          meal.setAsideMonth,
          meal.includedInMonth ?? '未计入',
          meal.includedReason ?? '',
          { fen: meal.governmentFen },
        ],
      };
    }
    const counted = `合计 ${claim.lateMeals} 餐未计入申报`;
    yield { cells: ['', counted, '', '', '', '', '', '', '', '', { fen: claim.lateFen }], bold: true };
  }
  return {
    name: '超期补报 Late meals',
    columns: [
      { title: '就餐日期', characters: 11 },
      { title: '餐次', characters: 18 },
      { title: '姓名', characters: 9 },
      { title: '档次', characters: 12 },
      { title: '到达日期', characters: 11 },
      { title: '迟到天数', characters: 8, number: true },
      { title: '期限天数', characters: 8, number: true },
      { title: '另列于', characters: 8 },
      { title: '计入', characters: 8 },
      { title: '原因', characters: 18 },
      { title: '补贴（元）', characters: 11, number: true },
    ],
    rows,
  };
}

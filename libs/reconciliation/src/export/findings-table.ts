import type { ReportRow } from '@nuancan/platform';
import { checkOf } from '../check/checks.js';
import { PAPER_WORDS } from './export-words.js';
import type { FindingRow } from './finding-rows.js';
import type { ReportTable } from './report.js';

/** What the checks found in the month, with the last decision on each. */
export function findingsTable(findings: readonly FindingRow[]): ReportTable {
  const stakeFen = findings.reduce((sum, one) => sum + one.stakeFen, 0);
  const total: ReportRow = {
    cells: ['', `合计 ${findings.length} 项`, '', '', '', null, { fen: stakeFen }, ''],
    bold: true,
  };
  return {
    name: '校验 Findings',
    columns: [
      { title: '代码', characters: 7 },
      { title: '校验', characters: 24 },
      { title: '级别', characters: 8 },
      { title: '处理', characters: 10 },
      { title: '就餐日期', characters: 22 },
      { title: '餐数', characters: 8, number: true },
      { title: '涉及（元）', characters: 12, number: true },
      { title: '处理意见', characters: 40 },
    ],
    rows: () => [...findings.map(rowOf), total],
  };
}

function rowOf(finding: FindingRow): ReportRow {
  const { code, severity, state, meals, firstDay, lastDay, stakeFen, reason } = finding;
  const days = firstDay === lastDay ? (firstDay ?? '') : `${firstDay} 至 ${lastDay}`;
  return {
    cells: [
      ...[code, checkOf(code).title.zh, PAPER_WORDS.severity[severity], PAPER_WORDS.finding[state], days],
      ...[{ count: meals }, { fen: stakeFen }, reason ?? ''],
    ],
  };
}

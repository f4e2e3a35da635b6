import { businessDateAt, fen, formatYuan } from '@nuancan/kernel';
import type { ReportCell, ReportRow } from '@nuancan/platform';
import type { ClaimDto, SharesDto } from '../claim/claim.dto.js';
import type { ClaimEvidence } from './claim-evidence.js';
import { PAPER_WORDS } from './export-words.js';
import { findingsTable } from './findings-table.js';
import { legsTable } from './legs-table.js';
import { lateMealsTable } from './late-meals-table.js';
import { differencesTable, portionsTable } from './portions-table.js';
import type { Report, ReportTable } from './report.js';

const SHARE_COLUMNS = [
  ...Object.values(PAPER_WORDS.funder).map((funder) => ({
    title: `${funder}（元）`,
    characters: 10,
    number: true as const,
  })),
  { title: '合计（元）', characters: 11, number: true as const },
];

/** The statement of a claim with its evidence: groups, lines, payment legs, and what vouches for them. */
export function claimReport(evidence: ClaimEvidence): Report {
  const { claim } = evidence;
  const { month, facilityName, version } = claim;
  return {
    title: `${facilityName} ${monthText(month)}助餐补贴申报表（第 ${version} 版）`,
    facts: factsOf(evidence),
    tables: [
      ...[statementTable(evidence), linesTable(evidence), lateMealsTable(evidence)],
      ...[portionsTable(evidence), differencesTable(evidence)],
      ...[findingsTable(evidence.findings), legsTable(evidence)],
    ],
    foot: `申报编号 ${claim.claimId}　日结链 ${claim.approval?.chainHead ?? '（未核定）'}　导出 ${momentText(evidence.takenAt)}`,
  };
}

/** 2026-01 → 2026年1月. */
export function monthText(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}

/** In Shanghai, to the minute. */
export function momentText(at: Date | string): string {
  const moment = new Date(at);
  const clock = moment.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
  return `${businessDateAt(moment)} ${clock}`;
}

/** The five amounts as cells. */
export function shareCells(shares: SharesDto): ReportCell[] {
  const { provinceFen, cityFen, districtFen, townFen, governmentFen } = shares;
  return [provinceFen, cityFen, districtFen, townFen, governmentFen].map((fen) => ({ fen }));
}

function factsOf({ claim, personOf, townOf, masked, takenAt }: ClaimEvidence): Report['facts'] {
  const { approval } = claim;
  const last = claim.versions.at(-1);
  const endorsed = claim.transitions.findLast(({ action }) => action === 'endorse');
  const byAt = (accountId: string, at: Date): string => `${personOf(accountId)} ${momentText(at)}`.trim();
  return [
    ['供餐点', claim.facilityName],
    ['镇街', townOf(claim.townCode)],
    ['运营主体（收款）', claim.organisationName],
    ['申报月份', monthText(claim.month)],
    ['状态', PAPER_WORDS.state[claim.state]],
    ['版本', `第 ${claim.version} 次提交`],
    ['提交', last === undefined ? '—' : byAt(last.submittedBy, last.submittedAt)],
    ['镇街复核', endorsed === undefined ? '—' : byAt(endorsed.accountId, endorsed.at)],
    ['区级核定', approval === null ? '—' : byAt(approval.approvedBy, approval.approvedAt)],
    ['超期未计入', `${claim.lateMeals} 餐 ${formatYuan(fen(claim.lateFen))} 元`],
    ['姓名', masked ? '已脱敏' : '明文，导出已记录在案'],
    ['明细散列 SHA-256', approval?.linesHash ?? last?.linesHash ?? '—'],
    ['日结链首 SHA-256', approval?.chainHead ? `第 ${approval.chainNo} 环 ${approval.chainHead}` : '—'],
    ['申报编号', claim.claimId],
    ['导出时间', momentText(takenAt)],
  ];
}

/** Groups by kind and tier; a withholding comes after the approval and is no part of the sum. */
function statementTable({ claim, names }: ClaimEvidence): ReportTable {
  const own = claim.groups.filter(({ kind }) => kind !== 'withholding');
  const after = claim.groups.filter(({ kind }) => kind === 'withholding');
  const rowOf = (group: ClaimDto['groups'][number]): ReportRow => ({
    cells: [
      PAPER_WORDS.kind[group.kind],
      group.prior ? '往期' : '本月',
      names.policyOf(group.policyCode),
      names.tierOf(group.policyCode, group.tierCode),
      { count: group.lines },
      ...shareCells(group),
    ],
  });
  const count = own.reduce((sum, { lines }) => sum + lines, 0);
  const total: ReportRow = { cells: ['合计', '', '', '', { count }, ...shareCells(claim)], bold: true };
  return {
    name: '申报表 Statement',
    columns: [
      { title: '类别', characters: 12 },
      { title: '所属', characters: 6 },
      { title: '政策', characters: 24 },
      { title: '档次', characters: 14 },
      { title: '条数', characters: 8, number: true },
      ...SHARE_COLUMNS,
    ],
    rows: () => [...own.map(rowOf), total, ...after.map(rowOf)],
  };
}

function linesTable({ claim, lineCount, lines, names, townOf }: ClaimEvidence): ReportTable {
  async function* rows(): AsyncGenerator<ReportRow> {
    let number = 0;
    for await (const line of lines()) {
      number += 1;
      yield {
        cells: [
          { count: number },
          line.businessDate ?? '',
          line.slot === null ? '' : (PAPER_WORDS.slot[line.slot] ?? line.slot),
          line.residentName ?? '',
          PAPER_WORDS.kind[line.kind],
          line.prior ? '往期' : '',
          names.tierOf(line.policyCode, line.tierCode),
          line.policyCode === null ? '' : `${line.policyCode} v${line.policyVersion}`,
          ...shareCells(line),
          townOf(line.fundingTown),
          line.reason ?? '',
        ],
      };
    }
    const withheld = claim.groups.filter(({ kind }) => kind === 'withholding').reduce((sum, one) => sum + one.lines, 0);
    const counted = `合计 ${lineCount - withheld} 条${withheld > 0 ? '（不含核定后扣回）' : ''}`;
    yield { cells: ['', counted, '', '', '', '', '', '', ...shareCells(claim)], bold: true };
  }
  return {
    name: '明细 Lines',
    columns: [
      { title: '序号', characters: 6, number: true },
      { title: '就餐日期', characters: 11 },
      { title: '餐次', characters: 6 },
      { title: '姓名', characters: 9 },
      { title: '类别', characters: 11 },
      { title: '所属', characters: 6 },
      { title: '档次', characters: 12 },
      { title: '政策版本', characters: 17 },
      ...SHARE_COLUMNS,
      { title: '镇街资金', characters: 12 },
      { title: '原因', characters: 18 },
    ],
    rows,
  };
}

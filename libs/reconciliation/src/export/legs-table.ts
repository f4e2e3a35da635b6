import type { ReportRow } from '@nuancan/platform';
import type { ClaimEvidence } from './claim-evidence.js';
import { PAPER_WORDS } from './export-words.js';
import type { ReportTable } from './report.js';

/** What each funder pays of the claim, and to which account. */
export function legsTable({ claim, townOf, payeeNumberOf }: ClaimEvidence): ReportTable {
  const sum = (of: 'amountFen' | 'settledFen'): number => claim.legs.reduce((total, leg) => total + leg[of], 0);
  const [amountFen, settledFen] = [sum('amountFen'), sum('settledFen')];
  const total: ReportRow = {
    cells: ['合计', '', '', '', { fen: amountFen }, { fen: settledFen }, { fen: amountFen - settledFen }, '', '', ''],
    bold: true,
  };
  return {
    name: '应付款 Legs',
    columns: [
      { title: '付款单号', characters: 34 },
      { title: '收款单位', characters: 18 },
      { title: '付款方', characters: 10 },
      { title: '镇街', characters: 16 },
      { title: '应付（元）', characters: 14, number: true },
      { title: '已结（元）', characters: 14, number: true },
      { title: '未结（元）', characters: 14, number: true },
      { title: '收款户名', characters: 20 },
      { title: '开户行', characters: 18 },
      { title: '账号', characters: 24 },
    ],
    rows: () => [
      ...claim.legs.map((leg) => ({
        cells: [
          leg.code,
          leg.organisationName,
          PAPER_WORDS.funder[leg.funder],
          townOf(leg.fundingTown),
          ...[leg.amountFen, leg.settledFen, leg.amountFen - leg.settledFen].map((fen) => ({ fen })),
          ...[leg.payeeAccountName ?? '', leg.payeeBankName ?? '', payeeNumberOf(leg)],
        ],
      })),
      total,
    ],
  };
}

import type { ReportCell, ReportRow } from '@nuancan/platform';
import { momentText, monthText } from '../export/claim-report.js';
import { withTotal, type Report } from '../export/report.js';
import type { GrantDto, GrantFilterDto } from './grant.dto.js';

export type GrantRow = GrantDto & { readonly townName: string };

const STATES: Readonly<Record<GrantDto['state'], string>> = {
  proposed: '待复核',
  reviewed: '待核定',
  approved: '已核定',
  rejected: '不予补贴',
  reversed: '已冲销',
};
const TEXTS = [
  ...(['镇街', '供餐点', '收款单位', '办法'] as const).map((title) => ({ title, characters: 18 })),
  ...(['期初', '期末'] as const).map((title) => ({ title, characters: 12 })),
];
const MONEY = ['测算', '扣减', '补贴额', '已付', '未付'] as const;

/** Operating grants with the figures behind them, as a paper; amounts in yuan. What was refused or reversed is in no sum. Pure. */
export function grantReport(grants: readonly GrantRow[], { month }: GrantFilterDto, takenAt: Date): Report {
  const title = `${month === undefined ? '' : monthText(month)}运营补贴清单`;
  const standing = grants.filter(({ state }) => state !== 'rejected' && state !== 'reversed');
  const total: ReportCell[] = [
    ...['合计（不含不予补贴和已冲销）', '', '', '', '', ''],
    { count: standing.reduce((sum, { heads }) => sum + heads, 0) },
    '',
    ...sums(standing),
  ];
  return {
    title,
    facts: [
      ['导出时间', momentText(takenAt)],
      ['单位', '元；补贴额＝测算－扣减；未付＝已核定的补贴额－已付'],
    ],
    tables: [
      {
        name: '运营补贴 Grants',
        columns: [
          ...TEXTS,
          { title: '人次', characters: 9, number: true },
          { title: '等级', characters: 6 },
          ...MONEY.map((name) => ({ title: name, characters: 13, number: true as const })),
          { title: '原因', characters: 24 },
          { title: '状态', characters: 10 },
          { title: '核定日期', characters: 12 },
        ],
        rows: () => withTotal(grants.map(rowOf), total),
      },
    ],
    foot: `${title}　导出 ${momentText(takenAt)}`,
  };
}

function rowOf(grant: GrantRow): ReportRow {
  const { townName, facilityName, organisationName, ruleName, periodFrom, periodTo, heads, grade } = grant;
  const { withheldBecause, endedBecause } = grant;
  return {
    cells: [
      ...[townName, facilityName, organisationName, ruleName, periodFrom, periodTo],
      ...[{ count: heads }, grade, ...sums([grant])],
      ...[
        [withheldBecause, endedBecause].filter((why) => why !== null).join('；'),
        STATES[grant.state],
        grant.approvedOn,
      ],
    ],
  };
}

function sums(grants: readonly GrantRow[]): ReportCell[] {
  const of = (amount: (grant: GrantRow) => number): ReportCell => ({
    fen: grants.reduce((sum, grant) => sum + amount(grant), 0),
  });
  return [
    of(({ computedFen }) => computedFen),
    of(({ withheldFen }) => withheldFen),
    of(({ amountFen }) => amountFen),
    of(({ paidFen }) => paidFen),
    of(({ state, amountFen, paidFen }) => (state === 'approved' ? amountFen - paidFen : 0)),
  ];
}

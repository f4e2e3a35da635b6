import type { ReportCell, ReportRow } from '@nuancan/platform';
import { momentText, monthText } from './claim-report.js';
import { PAPER_WORDS } from './export-words.js';
import type { Report } from './report.js';
import type { RollUpDto, RollUpSumsDto } from './roll-up.dto.js';

const MONEY = ['申报', '剔除', '调整', ...Object.values(PAPER_WORDS.funder), '核定', '已付', '抵扣', '未付'];

/** A month's claims by town and facility, as a paper; amounts in yuan. */
export function rollUpReport({ month, towns, total }: RollUpDto, takenAt: Date): Report {
  const rows = (): ReportRow[] => [
    ...towns.flatMap(({ townName, facilities, ...sums }): ReportRow[] => [
      ...facilities.map((one) => ({
        cells: [
          townName,
          one.facilityName,
          one.state === null ? '未申报' : PAPER_WORDS.state[one.state],
          ...sumCells(one),
        ],
      })),
      { cells: [townName, `小计（${facilities.length} 个点）`, '', ...sumCells(sums)], bold: true },
    ]),
    { cells: ['合计', '', '', ...sumCells(total)], bold: true },
  ];
  return {
    title: `${monthText(month)}助餐补贴申报汇总`,
    facts: [
      ['月份', monthText(month)],
      ['导出时间', momentText(takenAt)],
      ['单位', '元；核定＝申报－剔除＋调整＝已付＋抵扣（扣回与轧差）＋未付'],
    ],
    tables: [
      {
        name: '汇总 Roll-up',
        columns: [
          { title: '镇街', characters: 11 },
          { title: '供餐点', characters: 22 },
          { title: '状态', characters: 10 },
          { title: '餐数', characters: 8, number: true },
          ...MONEY.map((title) => ({ title, characters: 12, number: true as const })),
        ],
        rows,
      },
    ],
    foot: `${monthText(month)}助餐补贴申报汇总　导出 ${momentText(takenAt)}`,
  };
}

function sumCells(sums: RollUpSumsDto): ReportCell[] {
  const { meals, claimedFen, disallowedFen, adjustedFen, approvedFen, paidFen, settledOtherwiseFen, outstandingFen } =
    sums;
  const { provinceFen, cityFen, districtFen, townFen } = sums;
  const money = [
    claimedFen,
    disallowedFen,
    adjustedFen,
    provinceFen,
    cityFen,
    districtFen,
    townFen,
    approvedFen,
    paidFen,
  ];
  return [{ count: meals }, ...[...money, settledOtherwiseFen, outstandingFen].map((fen) => ({ fen }))];
}

import { businessDateAt } from '@nuancan/kernel';
import { monthText, shareCells } from '../export/claim-report.js';
import { PAPER_WORDS } from '../export/export-words.js';
import type { Report } from '../export/report.js';
import type { VillageDisclosureDto } from './village-list.dto.js';

/** The list as it hangs on the village's board. */
export function villageListReport(list: VillageDisclosureDto, madeAt: Date): Report {
  const { month, districtName, townName, villageName, items, total, complaintContact } = list;
  const { approvedClaims, openFacilities } = list;
  const madeOn = businessDateAt(madeAt);
  return {
    title: `${districtName}${townName}${villageName} ${monthText(month)}老年助餐补贴公示`,
    facts: [
      ['村（社区）', `${townName}${villageName}`],
      ['申报月份', monthText(month)],
      ['公示日期', madeOn],
      ['监督投诉', complaintContact],
      [
        '范围',
        `登记在本村的老人，含在其他镇街就餐的；只列已核定的申报（全区 ${openFacilities} 个供餐点已核定 ${approvedClaims} 份）`,
      ],
      ['姓名', '已脱敏'],
    ],
    tables: [
      {
        name: '公示名单',
        columns: [
          { title: '序号', characters: 6, number: true },
          { title: '姓名', characters: 14 },
          { title: '补贴餐数', characters: 10, number: true },
          ...Object.values(PAPER_WORDS.funder).map((funder) => ({
            title: `${funder}（元）`,
            characters: 13,
            number: true as const,
          })),
          { title: '补贴合计（元）', characters: 15, number: true },
        ],
        rows: () => [
          ...items.map((row, at) => ({
            cells: [{ count: at + 1 }, row.residentName, { count: row.meals }, ...shareCells(row)],
          })),
          { cells: ['', `合计 ${total.residents} 人`, { count: total.meals }, ...shareCells(total)], bold: true },
        ],
      },
    ],
    foot: `公示日期 ${madeOn}　监督投诉 ${complaintContact}`,
  };
}

import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of exports; importing them adds them. */
export const zh = {
  claimExport: {
    title: '导出',
    note: '申报表、每一笔明细、校验与应付款；姓名已脱敏。',
    as: '导出 {{format}}',
    named: '含姓名导出',
    namedWarning: '姓名为明文。谁在何时为何导出会记录在案，每小时最多 10 次。',
    format: '格式',
    make: '导出',
    making: '正在生成…',
    rollUp: '汇总 {{format}}',
    rollUps: '全月汇总',
  },
};

const en: SameKeys<typeof zh> = {
  claimExport: {
    title: 'Export',
    note: 'Statement, every line, findings and payment legs; names are masked.',
    as: 'Export {{format}}',
    named: 'Export with names',
    namedWarning: 'Names are in clear. Who exports them, when and why is recorded; ten an hour at most.',
    format: 'Format',
    make: 'Export',
    making: 'Making it…',
    rollUp: 'Roll-up {{format}}',
    rollUps: 'Whole month',
  },
};

addLateTexts({ zh, en });

import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of today's list; importing them adds them. */
export const zh = {
  dayList: {
    empty: '今天还没有记餐。',
    time: '时间',
    name: '就餐人',
    payment: '收款',
    due: '老人付',
    government: '政府补',
    state: '状态',
    sent: '已入账',
    waiting: '待同步',
    refused: '被拒',
    voided: '已撤销',
    voidWaiting: '撤销待同步',
    undo: '撤销 {{name}} {{time}}',
  },
};

const en: SameKeys<typeof zh> = {
  dayList: {
    empty: 'No meal logged today.',
    time: 'Time',
    name: 'Diner',
    payment: 'Paid by',
    due: 'Elder',
    government: 'Government',
    state: 'State',
    sent: 'Recorded',
    waiting: 'Unsent',
    refused: 'Refused',
    voided: 'Taken back',
    voidWaiting: 'Undo unsent',
    undo: 'Undo {{name}} {{time}}',
  },
};

addLateTexts({ zh, en });

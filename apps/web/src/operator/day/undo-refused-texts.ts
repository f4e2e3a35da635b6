import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of a void that the server did not take; importing them adds them. */
export const zh = {
  undoRefused: {
    happened: '没有撤销：{{meal}}。{{reason}}',
    kept: '这一餐仍然有效，不要退钱',
    correct: '要退这一餐，到“日结”页点“更正一餐”',
    resend: '点上方的“被拒”查看原因，可重发或导出',
    toClose: '去日结',
  },
};

const en: SameKeys<typeof zh> = {
  undoRefused: {
    happened: 'Not taken back: {{meal}}. {{reason}}',
    kept: 'The meal stands: no refund',
    correct: 'To take it back, choose “Correct a meal” on the page “Close the day”',
    resend: 'See the refused records at the top: send again or export',
    toClose: 'Close the day',
  },
};

addLateTexts({ zh, en });

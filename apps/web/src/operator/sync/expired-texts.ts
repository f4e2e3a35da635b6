import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of the dialog that asks to log in again; importing them adds them. */
export const zh = {
  logInAgain: {
    title: '请重新登录',
    text: '登录已过期。已记的 {{count}} 笔仍保存在本机，登录后自动发送。',
    later: '先继续记餐',
  },
};

const en: SameKeys<typeof zh> = {
  logInAgain: {
    title: 'Please log in again',
    text: 'The session has ended. {{count}} records are safe on this device and are sent after you log in.',
    later: 'Go on serving first',
  },
};

addLateTexts({ zh, en });

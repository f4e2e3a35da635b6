import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of the till's settings; importing them adds them. */
export const zh = {
  settings: {
    sound: '声音',
    soundOn: '开',
    soundOff: '静音',
    try: '试听：',
    paid: '已记',
    already: '已用过',
    not_entitled: '无补贴',
    scan: '刷卡即记',
    scanText: '刷卡后不等回车，直接按首个套餐记一餐。已用餐或没有报价时仍停下询问。',
    on: '开',
    off: '关',
    account: '账号',
    leaveRefused: '还有 {{count}} 笔没有送达服务器，现在不能退出。',
    leaveKept: '它们保存在本机。',
    leaveTodo: '连上网络，等“未同步”变为 0 再退出。',
    keys: '快捷键',
    keyRows: '数字 1–9 选行 · 回车记餐 · ←→ 换套餐 · Esc 清空',
    keyPay: 'F1–F4 收款方式 · F6 小菜 · F8 散客 · F9 撤销',
  },
};

const en: SameKeys<typeof zh> = {
  settings: {
    sound: 'Sound',
    soundOn: 'On',
    soundOff: 'Mute',
    try: 'Try:',
    paid: 'logged',
    already: 'already had',
    not_entitled: 'no subsidy',
    scan: 'Log on scan',
    scanText:
      'Logs the first set as soon as a card is read, without Enter. Still stops where the meal was had or no price is known.',
    on: 'On',
    off: 'Off',
    account: 'Account',
    leaveRefused: '{{count}} records have not reached the server; you cannot log out now.',
    leaveKept: 'They are safe on this device.',
    leaveTodo: 'Connect to the network and wait until “unsent” is 0.',
    keys: 'Keys',
    keyRows: '1–9 pick a row · Enter logs · ←→ change the set · Esc clears',
    keyPay: 'F1–F4 payment · F6 dishes · F8 public · F9 undo',
  },
};

addLateTexts({ zh, en });

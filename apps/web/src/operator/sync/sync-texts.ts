import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of the till's outbox; importing them adds them. */
export const zh = {
  sync: {
    title: '同步',
    unsentTitle: '未同步 {{count}} 笔',
    unsentNone: '本机记录已全部送达服务器。',
    unsentText: '已安全保存在本机，联网后自动发送，不会丢、不会重。',
    done: '上次同步成功',
    no_network: '连不上服务器，稍后自动再试',
    expired: '登录已过期，重新登录后继续发送',
    failed: '服务器没有接受，稍后自动再试',
    busy_elsewhere: '另一个页面正在发送',
    other_session: '本机已登录另一个账号，这些记录等原账号登录后发送',
    foreignTitle: '其他账号的 {{count}} 笔',
    foreignText: '由 {{names}} 记下，只能由该账号登录后发送，不会用当前账号代发。',
    postponedTitle: '{{count}} 笔暂时不能入账',
    postponedText: '餐已记在本机，不会丢。原因消除后（如补录成本卡、校准时钟）自动入账，不必重记。',
    refusedTitle: '被拒 {{count}} 笔',
    refusedText: '服务器没有保存这些记录；它们留在本机。原因消除后可重发，或导出交镇街处理。',
    code: '代码',
    sendNow: '立即同步',
    resend: '全部重发',
    export: '导出为文件',
    exported: '已导出',
    fileName: '暖餐-被拒记录',
  },
};

const en: SameKeys<typeof zh> = {
  sync: {
    title: 'Synchronisation',
    unsentTitle: '{{count}} unsent',
    unsentNone: 'The server has every record of this device.',
    unsentText: 'Safe on this device and sent as soon as there is a network; never lost, never twice.',
    done: 'Last attempt succeeded',
    no_network: 'The server does not answer; another attempt follows',
    expired: 'The session has ended; sending goes on after you log in',
    failed: 'The server did not take it; another attempt follows',
    busy_elsewhere: 'Another page is sending',
    other_session: 'Another account is logged in on this device; its owner must log in to send these',
    foreignTitle: '{{count}} of other accounts',
    foreignText: 'Logged by {{names}}. Only that account can send them; they are never sent under the present one.',
    postponedTitle: '{{count}} cannot be recorded yet',
    postponedText:
      'The meals are safe on this device. They are recorded by themselves once the cause is gone (a cost card entered, the clock set right); do not log them again.',
    refusedTitle: '{{count}} refused',
    refusedText:
      'The server did not save these; they stay here. Send again when the cause is gone, or export them for the town office.',
    code: 'Code',
    sendNow: 'Send now',
    resend: 'Send all again',
    export: 'Export to a file',
    exported: 'exported',
    fileName: 'nuancan-refused',
  },
};

addLateTexts({ zh, en });

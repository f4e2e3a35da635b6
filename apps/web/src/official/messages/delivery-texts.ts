import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of the log of deliveries; importing them adds them. */
export const zh = {
  deliveries: {
    title: '邮件与短信发送记录',
    note: '只记谁这一类人、哪个镇、用哪种方式、什么时候、结果如何；不记姓名、地址和内容。',
    channel: '方式',
    everyChannel: '全部方式',
    state: '结果',
    everyState: '全部结果',
    states: { pending: '待发送', sent: '已发出', failed: '没发出', cancelled: '已读，不再发' },
    written: '时间',
    about: '类别',
    to: '发给',
    wholeDistrict: '全区',
    attempts: '尝试',
    attempt: '{{at}} {{code}}（{{ms}} 毫秒）',
    next: '下次 {{at}}',
    none: '没有发送记录',
    more: '更早的记录',
  },
};

const en: SameKeys<typeof zh> = {
  deliveries: {
    title: 'Log of mail and SMS',
    note: 'To which role, in which town, by which way, when and with what result; no name, address or text is kept.',
    channel: 'By',
    everyChannel: 'Every way',
    state: 'Result',
    everyState: 'Every result',
    states: { pending: 'waiting', sent: 'sent', failed: 'not sent', cancelled: 'read before' },
    written: 'When',
    about: 'About',
    to: 'To',
    wholeDistrict: 'the whole district',
    attempts: 'Attempts',
    attempt: '{{at}} {{code}} ({{ms}} ms)',
    next: 'next at {{at}}',
    none: 'Nothing was sent',
    more: 'Earlier ones',
  },
};

addLateTexts({ zh, en });

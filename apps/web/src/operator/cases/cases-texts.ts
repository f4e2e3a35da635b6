import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of the kitchen's page of welfare cases; importing them adds them. */
export const zh = {
  kitchenCases: {
    title: '关爱个案',
    toOrders: '送餐订单',
    open: '正在找的老人',
    none: '现在没有',
    noneText: '送餐没人应门、常来的老人三天没来，这里马上出现，值班员同时收到。',
    someone: '老人',
    kindOf: { no_answer: '没人应门', condition: '情况变化', absence: '三天没来' },
    since: '{{time}} 发现',
    absentSince: '{{day}} 起没来用餐',
    stateOf: { open: '还没有人接手', acknowledged: '{{name}} 正在处理' },
    onDuty: '镇街值班：{{name}}',
    nobodyOnDuty: '镇街现在没有人值班',
    addOf: '补充情况：{{name}}',
    addNote: '您知道的都写下来，比如“打过电话来，在女儿家”。值班员马上看到。',
    words: '内容（不要写电话和证件号）',
    said: '已补充的情况',
    by: '{{name}}，{{time}}',
    atDoor: '上门时',
    past: '办结的（近 90 天）',
    nonePast: '近 90 天没有',
    of: '{{day}} {{slot}}',
    closedAt: '{{time}} 办结',
    meals: { carry_on: '照常送', ask_first: '先问再送', pause: '暂停送餐' },
    adviceOf: { carry_on: '餐照常送', ask_first: '下一餐先打电话问再送', pause: '先暂停送餐，和家里或村里确认后再送' },
    more: '更多',
    phone: '值班员找食堂的电话',
    phoneUnset: '还没有填，值班员找不到您',
    change: '修改电话',
    phoneField: '电话',
  },
};

const en: SameKeys<typeof zh> = {
  kitchenCases: {
    title: 'Welfare cases',
    toOrders: 'Orders',
    open: 'People who are being looked for',
    none: 'Nobody now',
    noneText:
      'Nobody opened to a delivery, a regular stayed away three days: it appears here and with the officer on duty at once.',
    someone: 'A resident',
    kindOf: { no_answer: 'Nobody answers', condition: 'Change noticed', absence: 'Away three days' },
    since: 'since {{time}}',
    absentSince: 'no meal since {{day}}',
    stateOf: { open: 'Nobody sees to it yet', acknowledged: '{{name}} sees to it' },
    onDuty: 'On duty in town: {{name}}',
    nobodyOnDuty: 'Nobody is on duty in town now',
    addOf: 'Add what you know: {{name}}',
    addNote: 'Write down what you know, as “called us, is at the daughter’s”. The officer on duty sees it at once.',
    words: 'Words (no telephone or identity numbers)',
    said: 'What was added',
    by: '{{name}}, {{time}}',
    atDoor: 'at the door',
    past: 'Closed, last 90 days',
    nonePast: 'None in the last 90 days',
    of: '{{day}} {{slot}}',
    closedAt: 'closed {{time}}',
    meals: { carry_on: 'as ordered', ask_first: 'call first', pause: 'pause' },
    adviceOf: {
      carry_on: 'meals go on as ordered',
      ask_first: 'call before the next meal is brought',
      pause: 'bring nothing until family or village say so',
    },
    more: 'More',
    phone: 'Where officers on duty reach the kitchen',
    phoneUnset: 'Not set: officers cannot reach you',
    change: 'Change the number',
    phoneField: 'Telephone',
  },
};

addLateTexts({ zh, en });

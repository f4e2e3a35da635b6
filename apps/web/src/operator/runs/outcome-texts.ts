import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of what leaves the kitchen and what becomes of it; importing them adds them. */
export const zh = {
  ended: {
    dispatch: '发车',
    dispatchOf: '发车 {{name}}',
    dispatchNote: '出发后这条路线不能再改，手机上开始计食用时限。',
    boxCount: '保温箱几个',
    celsius: '箱内温度（°C）',
    cookedAt: '几点做好（后厨登记过就不用填）',
    maybeSaved: '不知道有没有存上；填写的内容还在这里',
    sendAgain: '网络好了再按一次，不会重复登记',
    outcomeKey: '登记结果',
    outcomeOf: '登记结果 {{name}}',
    correct: '更正',
    correctOf: '更正 {{name}}',
    outcomeNote: '{{time}} 后不能再交给老人',
    outcome: '结果',
    when: '时间',
    noteWord: '备注',
    correctedBecause: '为什么更正',
    intoHands: '交给谁',
    receiver: '代收人姓名',
    collected: '门口收的钱（不填就是应收的数）',
    condition: '老人有什么变化（会有人跟进）',
    progress: '已有结果 {{done}} / {{orders}} 份，送达 {{delivered}} 份',
    progressName: '已有结果',
    close: '结束送餐',
    kind: {
      delivered: '送达',
      refused: '拒收',
      nobody_answers: '无人应答',
      address_wrong: '地址不对',
      late: '超时带回',
      cancelled: '没有送',
    },
  },
};

const en: SameKeys<typeof zh> = {
  ended: {
    dispatch: 'Send out',
    dispatchOf: 'Send out {{name}}',
    dispatchNote: 'Once it has left the route is not changed any more, and the use-by runs on the phone.',
    boxCount: 'Boxes',
    celsius: 'Degrees in the box (°C)',
    cookedAt: 'Cooked at (not needed if the kitchen logged it)',
    maybeSaved: 'It may or may not be saved; what you entered is still here',
    sendAgain: 'Press once more when the network is back: it is never entered twice',
    outcomeKey: 'Enter outcome',
    outcomeOf: 'Enter the outcome of {{name}}',
    correct: 'Correct',
    correctOf: 'Correct {{name}}',
    outcomeNote: 'Not to be handed over after {{time}}',
    outcome: 'Outcome',
    when: 'Time',
    noteWord: 'Note',
    correctedBecause: 'Why it is corrected',
    intoHands: 'Into whose hands',
    receiver: 'Who took it for them',
    collected: 'Collected at the door (empty: what is due)',
    condition: 'What has changed about the elder (somebody follows up)',
    progress: '{{done}} of {{orders}} have an outcome, {{delivered}} delivered',
    progressName: 'With an outcome',
    close: 'Close the run',
    kind: {
      delivered: 'delivered',
      refused: 'refused',
      nobody_answers: 'nobody answers',
      address_wrong: 'address wrong',
      late: 'late, brought back',
      cancelled: 'not brought',
    },
  },
};

addLateTexts({ zh, en });

import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of meals that came too late to be claimed; importing them adds them. */
export const zh = {
  lateMeals: {
    title: '超期补报',
    told: '{{count}} 餐、{{amount}} 元在所属月份申报之后才到，超过期限，没有计入申报。',
    toldNone: '超期的餐都已由人计入申报。',
    day: '就餐日期',
    person: '就餐人',
    recordedOn: '到达日期',
    late: '{{late}} 天（期限 {{limit}} 天）',
    from: '另列于',
    state: '计入',
    out: '未计入',
    into: '已计入 {{month}}',
    choose: '选中 {{day}} 的餐',
    chooseAll: '选中全部未计入的餐',
    include: '计入申报',
    includeNote: '计入 {{count}} 餐，共 {{amount}} 元；写明原因，计入的人不能核定这份申报。',
  },
};

const en: SameKeys<typeof zh> = {
  lateMeals: {
    title: 'Late meals',
    told: '{{count}} meals, {{amount}} yuan, reached us too long after their month was claimed: they are in no claim.',
    toldNone: 'Every late meal was put into a claim by somebody.',
    day: 'Day',
    person: 'Diner',
    recordedOn: 'Reached us',
    late: '{{late}} days (limit {{limit}})',
    from: 'Set aside by',
    state: 'Claimed',
    out: 'in no claim',
    into: 'in {{month}}',
    choose: 'Choose the meal of {{day}}',
    chooseAll: 'Choose all that are in no claim',
    include: 'Put into the claim',
    includeNote: '{{count}} meals, {{amount}} yuan. Say why; whoever does this does not approve the claim.',
  },
};

addLateTexts({ zh, en });

import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of budgets; importing them adds them. */
export const zh = {
  budgets: {
    list: '预算',
    year: '年度',
    scope: '范围',
    district: '全区',
    ofTown: '{{town}}的助餐点',
    amount: '预算（元）',
    used: '已用（元）',
    share: '已用比例',
    paid: '当年已付（元）',
    expected: '预计全年（元）',
    between: '{{low}} 至 {{high}}',
    warning: '预警',
    of: { none: '正常', will_run_out: '预计超支', overspent: '已超支' },
    emptyOn: '预计 {{day}} 用完',
    none: '这一年还没有设预算',
    noneText: '设好各级资金的年度预算后，这里显示已用、预计全年和预警。',
    set: '设预算',
    setNote: '再设一次即调整，须写明原因；各次设定都会保留。镇街资金须选镇街；其他资金不选镇街即为全区。',
    town: '镇街',
    funder: '资金',
    reason: '调整原因',
    asOf: '截至 {{day}}；已用按已结算的补贴计，预计按最近八周各星期几的用量推算到年底。',
  },
};

const en: SameKeys<typeof zh> = {
  budgets: {
    list: 'Budgets',
    year: 'Year',
    scope: 'For',
    district: 'Whole district',
    ofTown: 'Facilities of {{town}}',
    amount: 'Budget (yuan)',
    used: 'Used (yuan)',
    share: 'Share used',
    paid: 'Paid in the year (yuan)',
    expected: 'Whole year, expected (yuan)',
    between: '{{low}} to {{high}}',
    warning: 'Warning',
    of: { none: 'In order', will_run_out: 'Will run out', overspent: 'Overspent' },
    emptyOn: 'used up on {{day}}, as expected',
    none: 'No budgets for this year yet',
    noneText: 'Once each funder’s budget is set, this shows what was used, the year’s forecast and warnings.',
    set: 'Set a budget',
    setNote:
      'Set again it is changed, with a reason; every version stays. A town’s money names the town; others without a town are for the whole district.',
    town: 'Town',
    funder: 'Funder',
    reason: 'Why it changes',
    asOf: 'As of {{day}}. Used counts settled subsidies; the forecast carries the last eight weeks, weekday by weekday, to the end of the year.',
  },
};

addLateTexts({ zh, en });

import { addLateTexts } from '../i18n/late-texts.js';
import type { SameKeys } from '../i18n/same-keys.js';

/** Texts of operating grants that operators and officials share; importing them adds them. */
export const zh = {
  grants: {
    title: '运营补贴',
    loading: '正在取数…',
    none: '没有运营补贴',
    noneText: '测算并复核后，每一期的补贴、依据和付款都在这里。',
    facility: '供餐点',
    rule: '办法',
    period: '期间',
    heads: '人次',
    grade: '等级',
    noGrade: '未评',
    computed: '测算（元）',
    withheld: '扣减（元）',
    amount: '补贴额（元）',
    paid: '已付（元）',
    state: '状态',
    because: '原因：{{reason}}',
    byInspection: '关联不合格检查',
    stateOf: {
      proposed: '待镇街复核',
      reviewed: '待区级核定',
      approved: '已核定',
      paid: '已付清',
      rejected: '不予补贴',
      reversed: '已冲销',
    },
    totalStanding: '合计（不含不予补贴和已冲销）',
    more: '显示更多',
    ownNote: '人次按已日结、未作废的实名用餐计；等级看期末的评定。对数额有疑问，请联系镇街。',
  },
};

const en: SameKeys<typeof zh> = {
  grants: {
    title: 'Operating grants',
    loading: 'Loading…',
    none: 'No operating grants',
    noneText: 'Once worked out and reviewed, each period’s grant, its figures and payments are here.',
    facility: 'Facility',
    rule: 'Rule',
    period: 'Period',
    heads: 'Meals',
    grade: 'Grade',
    noGrade: 'none',
    computed: 'Worked out (yuan)',
    withheld: 'Withheld (yuan)',
    amount: 'Grant (yuan)',
    paid: 'Paid (yuan)',
    state: 'State',
    because: 'Why: {{reason}}',
    byInspection: 'for a failed inspection',
    stateOf: {
      proposed: 'Waits for the town',
      reviewed: 'Waits for the district',
      approved: 'Approved',
      paid: 'Paid',
      rejected: 'Refused',
      reversed: 'Reversed',
    },
    totalStanding: 'Total (without refused and reversed)',
    more: 'Show more',
    ownNote:
      'Meals are those of identified people on closed days that stand; the grade is that of the period’s last day. Ask the town about figures.',
  },
};

addLateTexts({ zh, en });

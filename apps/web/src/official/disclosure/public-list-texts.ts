import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of public lists; importing them adds them. */
export const zh = {
  publicList: {
    title: '公示',
    month: '申报月份',
    town: '镇（街道）',
    village: '村（社区）',
    choose: '请选择',
    chooseFirst: '选定月份和村（社区）后显示公示名单。',
    none: '这个月没有已核定的补贴餐',
    caption: '{{village}} {{month}} 公示名单',
    person: '姓名',
    meals: '补贴餐数',
    government: '补贴合计（元）',
    total: '合计 {{count}} 人',
    progress: '全区 {{open}} 个供餐点，已核定 {{approved}} 份申报；其余核定后名单会增加。',
    contact: '监督投诉：{{contact}}',
    masked: '只显示脱敏姓名；在其他镇街就餐的也列在登记的村。',
    print: '打印（PDF）',
    xlsx: '下载 XLSX',
  },
};

const en: SameKeys<typeof zh> = {
  publicList: {
    title: 'Public lists',
    month: 'Month of the claims',
    town: 'Town',
    village: 'Village',
    choose: 'Choose',
    chooseFirst: 'Choose a month and a village to see its list.',
    none: 'No subsidised meal of this month is approved yet',
    caption: 'List of {{village}}, {{month}}',
    person: 'Name',
    meals: 'Subsidised meals',
    government: 'Subsidy (yuan)',
    total: 'Sum of {{count}} people',
    progress: '{{open}} facilities in the district, {{approved}} claims approved; the list grows with the others.',
    contact: 'Complaints: {{contact}}',
    masked: 'Masked names only; who ate in another town is listed in the home village.',
    print: 'Print (PDF)',
    xlsx: 'Download XLSX',
  },
};

addLateTexts({ zh, en });

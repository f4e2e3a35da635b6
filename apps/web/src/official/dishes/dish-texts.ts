import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of the dishes that the district shares; importing them adds them. */
export const zh = {
  districtDishes: {
    title: '菜品库',
    about: '全区食堂都能用的菜。配料和含有什么改了以后，从下次开始照新的提醒；以前做过的不变。',
    none: '菜品库里还没有菜',
    name: '菜名',
    shown: '显示',
    show: { in_use: '在用的', retired: '停用的', all: '全部' },
    editOf: '更改 {{name}}',
    retireOf: '停用 {{name}}',
    retireNote: '各食堂不能再排这道菜；以前的菜谱和留样不变。停用后不能再启用。',
    retiredOn: '{{day}} 停用',
    inUse: '在用',
    ownOf: '食堂自有',
    keys: '操作',
    state: '状态',
  },
};

const en: SameKeys<typeof zh> = {
  districtDishes: {
    title: 'Dishes',
    about:
      'Dishes that every canteen of the district may cook. What is changed of ingredients and contents counts from the next time on; what was cooked stays.',
    none: 'No dishes yet',
    name: 'Dish',
    shown: 'Show',
    show: { in_use: 'in use', retired: 'retired', all: 'all' },
    editOf: 'Change {{name}}',
    retireOf: 'Retire {{name}}',
    retireNote: 'No canteen can plan it any more; earlier menus and samples stay. It cannot be taken back.',
    retiredOn: 'retired on {{day}}',
    inUse: 'in use',
    ownOf: 'a canteen’s own',
    keys: 'Keys',
    state: 'State',
  },
};

addLateTexts({ zh, en });

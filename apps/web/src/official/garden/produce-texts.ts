import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of the officials' view of gardens and goods; importing them adds them. */
export const zh = {
  produce: {
    title: '菜园与物资',
    from: '从',
    to: '到',
    days: '统计日期',
    towns: '各镇街库存与采收',
    none: '没有菜园和物资的记录',
    town: '镇（街道）',
    area: '地块 {{area}} 平方米',
    kindLabel: '类别',
    kind: { garden: '菜园', goods: '物资' },
    crop: '品名',
    stock: '现有（公斤）',
    stockFen: '账面价值（元）',
    harvested: '入库（公斤）',
    issued: '领用（公斤）',
    issuedFen: '领用价值（元）',
    spoiled: '损耗（公斤）',
    prices: '参考价',
    noPrices: '还没有参考价：没有参考价的品种不能领用',
    pricesText:
      '按领用当天的参考价计值。已经生效的价格不能改；新价从明天或更晚开始，也可以补上从来没有价格的日子。整张价目表可以在“导入名单”里导入。',
    validFrom: '从哪天起',
    perKg: '元/公斤',
    state: '状态',
    holds: '生效中',
    planned: '将生效',
    past: '以前的',
    set: '设定参考价',
  },
};

const en: SameKeys<typeof zh> = {
  produce: {
    title: 'Gardens and goods',
    from: 'From',
    to: 'To',
    days: 'Days counted',
    towns: 'Stock and harvest by town',
    none: 'Nothing of gardens or goods on record',
    town: 'Town',
    area: 'plots of {{area}} m²',
    kindLabel: 'Kind',
    kind: { garden: 'Garden', goods: 'Goods' },
    crop: 'Crop or goods',
    stock: 'In stock (kg)',
    stockFen: 'Value in the books (yuan)',
    harvested: 'Came in (kg)',
    issued: 'Issued (kg)',
    issuedFen: 'Value issued (yuan)',
    spoiled: 'Spoiled (kg)',
    prices: 'Reference prices',
    noPrices: 'No reference price yet: what has none cannot be issued',
    pricesText:
      'An issue is worth the price of its day. A price that holds is not changed: a new one begins tomorrow or later, or fills days that never had one. Whole lists are sent in under “Imports”.',
    validFrom: 'From',
    perKg: 'Yuan per kg',
    state: 'State',
    holds: 'holds',
    planned: 'planned',
    past: 'before',
    set: 'Set a price',
  },
};

addLateTexts({ zh, en });

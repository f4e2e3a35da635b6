import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of the page that says who ate a dish; importing them adds them. */
export const zh = {
  dishTrace: {
    title: '菜品追溯',
    about: '哪一天、谁吃过哪道菜：由餐次对到当天这一餐的套餐菜品。作废的餐不算。',
    dish: '菜品',
    pickDish: '请选择菜品',
    date: '日期',
    slot: '餐次',
    allSlots: '全部餐次',
    none: '这一天没有供应点安排或烹制过这道菜',
    places: '哪里供应过',
    facility: '供餐点',
    lines: '含这道菜的菜单项',
    unplanned: '菜单没有写，后厨登记烹制过',
    cooked: '烹制份数',
    certain: '确定吃过（餐）',
    possible: '可能吃过（餐）',
    anonymous: '其中散客（餐）',
    limits:
      '套餐按当天安排的菜品，是确定的；单点小菜和没有安排菜品的套餐，系统无法知道吃了什么，只列为“可能”。散客没有姓名。',
    people: '吃过的老人',
    peopleNone: '没有记名的餐',
    name: '姓名',
    otherTown: '外镇老人（由区里联系）',
    sold: '所售',
    certainty: { certain: '确定', possible: '可能' },
    certaintyHead: '吃过没有',
    servedAt: '时间',
    show: '显示姓名',
    showTitle: '显示这些老人的姓名',
    cut: '只列出前 2000 餐；请按餐次或供餐点缩小范围。',
    shown: '姓名已按您填写的用途显示并留下记录。',
  },
};

const en: SameKeys<typeof zh> = {
  dishTrace: {
    title: 'Dish trace',
    about: 'Who ate which dish on a day: from meals to the dishes of the set in that slot. Voided meals do not count.',
    dish: 'Dish',
    pickDish: 'Choose a dish',
    date: 'Date',
    slot: 'Slot',
    allSlots: 'Every slot',
    none: 'No facility had this dish on its menu or cooked it on this day',
    places: 'Where it was served',
    facility: 'Facility',
    lines: 'Lines with this dish',
    unplanned: 'not on the menu, but cooked by the kitchen’s log',
    cooked: 'Portions cooked',
    certain: 'Certain (meals)',
    possible: 'Possible (meals)',
    anonymous: 'Guests among them (meals)',
    limits:
      'Of sets the dishes were planned for the day: certain. What is sold one by one, and sets without planned dishes, nobody can know: “possible” only. Guests have no name.',
    people: 'Elders who ate it',
    peopleNone: 'No meals of anybody known',
    name: 'Name',
    otherTown: 'Of another town (the district calls)',
    sold: 'Sold as',
    certainty: { certain: 'certain', possible: 'possible' },
    certaintyHead: 'Ate it',
    servedAt: 'When',
    show: 'Show the names',
    showTitle: 'Show the names of these elders',
    cut: 'Only the first 2,000 meals are listed: ask by slot or facility.',
    shown: 'The names are shown for the purpose you gave; that is on record.',
  },
};

addLateTexts({ zh, en });

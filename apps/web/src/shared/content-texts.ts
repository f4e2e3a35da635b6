import { addLateTexts } from '../i18n/late-texts.js';
import type { SameKeys } from '../i18n/same-keys.js';

/** What a dish may contain that somebody does not eat, and how the counter warns of it; importing it adds the words. */
export const zh = {
  contents: {
    and: '、',
    clash: '有这位老人不宜吃的：{{contents}}，请当面问清',
    clashUnnamed: '有这位老人不宜吃的，请当面问清',
  },
  content: {
    pork: '猪肉',
    beef: '牛肉',
    lamb: '羊肉',
    poultry: '禽肉',
    seafood: '海鲜水产',
    egg: '蛋',
    milk: '奶',
    soy: '大豆',
    peanut: '花生',
    nuts: '坚果',
    gluten: '麸质',
    alcohol: '酒',
    spicy: '辣',
    high_sugar: '高糖',
    high_salt: '高盐',
    high_fat: '高脂',
    high_purine: '高嘌呤',
    hard_to_chew: '难嚼',
    bony: '多刺多骨',
  },
};

const en: SameKeys<typeof zh> = {
  contents: {
    and: ', ',
    clash: 'This has what the elder does not eat: {{contents}}. Ask.',
    clashUnnamed: 'This has something that the elder does not eat: ask.',
  },
  content: {
    pork: 'pork',
    beef: 'beef',
    lamb: 'lamb',
    poultry: 'poultry',
    seafood: 'seafood',
    egg: 'egg',
    milk: 'milk',
    soy: 'soy',
    peanut: 'peanut',
    nuts: 'nuts',
    gluten: 'gluten',
    alcohol: 'alcohol',
    spicy: 'spicy',
    high_sugar: 'much sugar',
    high_salt: 'much salt',
    high_fat: 'much fat',
    high_purine: 'much purine',
    hard_to_chew: 'hard to chew',
    bony: 'bones',
  },
};

addLateTexts({ zh, en });

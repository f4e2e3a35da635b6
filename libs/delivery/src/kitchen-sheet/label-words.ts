import type { Restriction } from '@nuancan/registry';
import type { Handover } from '../delivery-words.js';

/** How a label says what somebody does not eat. */
export const AVOIDED: Readonly<Record<Restriction, string>> = {
  pork: '不吃猪肉',
  beef: '不吃牛肉',
  lamb: '不吃羊肉',
  poultry: '不吃禽肉',
  seafood: '不吃海鲜',
  egg: '不吃蛋',
  milk: '不吃奶',
  soy: '不吃豆',
  peanut: '不吃花生',
  nuts: '不吃坚果',
  gluten: '不吃麸质',
  alcohol: '忌酒',
  spicy: '忌辣',
  high_sugar: '低糖',
  high_salt: '低盐',
  high_fat: '低脂',
  high_purine: '低嘌呤',
  hard_to_chew: '软烂',
  bony: '无刺无骨',
  chronic_disease: '慢病餐',
};

export const SLOT_WORDS = { breakfast: '早餐', lunch: '午餐', dinner: '晚餐' } as const;

export const HANDOVER_WORDS: Readonly<Record<Handover, string>> = {
  in_person: '本人收',
  proxy: '代收',
  at_door: '放在约定处',
};

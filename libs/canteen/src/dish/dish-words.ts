import { FOOD_CONTENTS } from '@nuancan/registry';

/** 主食 · 荤菜 · 半荤 · 素菜 · 汤羹 · 点心 · 水果 · 饮品 */
export const DISH_KINDS = ['staple', 'meat', 'mixed', 'vegetable', 'soup', 'snack', 'fruit', 'drink'] as const;
export type DishKind = (typeof DISH_KINDS)[number];

/** What a dish contains, in the words of residents' restrictions. */
export const DISH_CONTENTS = FOOD_CONTENTS;
export type DishContent = (typeof DISH_CONTENTS)[number];

/** How a dish is kept until it is eaten: 热食 · 冷藏. */
export const HOLDINGS = ['hot', 'chilled'] as const;
export type Holding = (typeof HOLDINGS)[number];

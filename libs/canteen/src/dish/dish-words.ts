/** 主食 · 荤菜 · 半荤 · 素菜 · 汤羹 · 点心 · 水果 · 饮品 */
export const DISH_KINDS = ['staple', 'meat', 'mixed', 'vegetable', 'soup', 'snack', 'fruit', 'drink'] as const;
export type DishKind = (typeof DISH_KINDS)[number];

/** What somebody may have to avoid: meat of faith or taste, allergens, and what a diet or a bad tooth restricts. */
export const DISH_CONTENTS = [
  ...([
    'pork',
    'beef',
    'lamb',
    'poultry',
    'seafood',
    'egg',
    'milk',
    'soy',
    'peanut',
    'nuts',
    'gluten',
    'alcohol',
  ] as const),
  ...(['spicy', 'high_sugar', 'high_salt', 'high_fat', 'high_purine', 'hard_to_chew', 'bony'] as const),
] as const;
export type DishContent = (typeof DISH_CONTENTS)[number];

/** How a dish is kept until it is eaten: 热食 · 冷藏. */
export const HOLDINGS = ['hot', 'chilled'] as const;
export type Holding = (typeof HOLDINGS)[number];

/** What a dish may contain that somebody does not eat, as the api's document has it. */
export const DISH_MARKS = [
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

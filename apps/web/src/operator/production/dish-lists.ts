/** As the api's document has them, in the order the forms show. */
export const DISH_TYPES = ['staple', 'meat', 'mixed', 'vegetable', 'soup', 'snack', 'fruit', 'drink'] as const;
export const WASTE_REASONS = ['leftover', 'spoiled', 'spilled', 'failed_dish', 'other'] as const;
export const RETURN_REASONS = ['refused', 'failed'] as const;

import type { DISH_MARKS } from '../shared/dish-marks.js';

/** What a dish may contain that somebody does not eat. */
export type DishContent = (typeof DISH_MARKS)[number];

/** A dish of a line on a day. */
export interface MenuDish {
  id: string;
  name: string;
  contains: DishContent[];
}

import type { TFunction } from 'i18next';
import { parted } from '../../operator/production/entry-forms.js';
import type { Dish } from '../../production/production-contract.js';
import { DISH_MARKS } from '../../shared/dish-marks.js';
import type { Field, FormBody } from '../../shared/form-values.js';

const LONGEST_INGREDIENTS = 400;
const MOST_GRAMS = 2000;
const HOLDINGS = ['hot', 'chilled'] as const;

/** What may be changed of a dish, as it is now. */
export function dishFields(t: TFunction, dish?: Dish): Field[] {
  return [
    {
      ...{ kind: 'text', name: 'ingredients', label: t('production.ingredients'), longest: LONGEST_INGREDIENTS },
      start: dish?.ingredients.join('、') ?? '',
    },
    {
      ...{ kind: 'several', name: 'contains', label: t('production.contains'), start: dish?.contains ?? [] },
      options: DISH_MARKS.map((value) => ({ value, label: t(`content.${value}`) })),
    },
    {
      ...{ kind: 'integer', name: 'portionGrams', label: t('production.portionGrams'), most: MOST_GRAMS },
      ...(dish && { start: String(dish.portionGrams) }),
    },
    {
      ...{ kind: 'choice', name: 'holding', label: t('production.holding'), start: dish?.holding ?? 'hot' },
      options: HOLDINGS.map((value) => ({ value, label: t(`production.hold.${value}`) })),
    },
  ];
}

/** The ingredients one by one, however they were separated. Pure. */
export function dishBody({ ingredients, ...values }: FormBody): FormBody {
  return { ...values, ingredients: parted(String(ingredients)) };
}

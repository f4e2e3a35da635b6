import type { Restriction } from '@nuancan/registry';
import { expect, it } from 'vitest';
import { countPortions } from './count-portions.js';

const order = (changes: object) => ({
  ...{
    state: 'frozen' as const,
    setName: '套餐',
    restrictions: [] as Restriction[],
    clashes: [] as string[],
    problems: [],
  },
  ...changes,
});

it('counts what is to be cooked, by set and by what people do not eat', () => {
  expect(
    countPortions([
      order({ restrictions: ['pork'], clashes: ['pork'] }),
      order({ restrictions: ['pork', 'spicy'], clashes: ['spicy'], problems: ['clash'] }),
      order({ setName: '软食', restrictions: ['chronic_disease'], clashes: ['high_salt'] }),
      order({ setName: null, problems: ['no_address'] }),
      order({ state: 'cancelled', restrictions: ['pork'], clashes: ['pork'], problems: ['clash'] }),
    ]),
  ).toEqual({
    portions: 4,
    unsettled: 2,
    sets: [
      { setName: '套餐', portions: 2 },
      { setName: null, portions: 1 },
      { setName: '软食', portions: 1 },
    ],
    restrictions: [
      { restriction: 'pork', portions: 2, clashes: 1 },
      { restriction: 'chronic_disease', portions: 1, clashes: 1 },
      { restriction: 'spicy', portions: 1, clashes: 1 },
    ],
  });
});

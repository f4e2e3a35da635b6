import { describe, expect, it } from 'vitest';
import { countMeals } from './count-meals.js';

describe('countMeals', () => {
  it('counts outcomes, refusals by their code, and gives no unknown code a series', () => {
    const counted: object[] = [];
    const problem = { code: 'MEAL.NO_WALLET', zh: '', en: '' };
    countMeals({ count: (_name, labels) => void counted.push(labels) }, [
      { clientId: 'a', outcome: 'recorded' },
      { clientId: 'b', outcome: 'already_recorded' },
      { clientId: 'c', outcome: 'refused', problem },
      { clientId: 'd', outcome: 'refused', problem: { ...problem, code: '王某某' } },
    ]);
    expect(counted).toEqual([
      { outcome: 'recorded', code: '' },
      { outcome: 'repeated', code: '' },
      { outcome: 'refused', code: 'MEAL.NO_WALLET' },
      { outcome: 'refused', code: 'other' },
    ]);
  });
});

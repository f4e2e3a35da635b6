import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemScope, type Scope } from '@nuancan/platform';
import { noCount, type AreaCount } from '../world/count-areas.js';
import { tellingOfPlan, tellingTo, toldPeople } from './telling.js';
import { exactCount, toldCount } from './told-count.js';

const DISTRICT = '990101';
const scope = (role: Scope['role'], townCode: string | null): Scope => ({ ...systemScope(DISTRICT), role, townCode });

const counts = fc.record(
  Object.fromEntries(Object.keys(noCount()).map((key) => [key, fc.nat(40)])) as Record<
    keyof AreaCount,
    fc.Arbitrary<number>
  >,
);

describe('what is told of people', () => {
  it('is in fives for whoever does not answer for them', () => {
    expect(tellingTo(scope('auditor', null))).toBe('fives');
    expect(tellingTo(scope('district_official', null))).toBe('exact');
    expect(tellingOfPlan(scope('town_official', '990101001'), '990101001')).toBe('exact');
    expect(tellingOfPlan(scope('town_official', '990101001'), '990101002')).toBe('fives');
    expect(tellingOfPlan(scope('town_official', '990101001'), null)).toBe('fives');
    expect(tellingOfPlan(scope('district_official', null), '990101002')).toBe('exact');
    expect(tellingOfPlan(scope('auditor', '990101001'), '990101001')).toBe('fives');
  });

  it('is no number below five, and no two numbers differ by a person', () => {
    expect([0, 1, 4, 5, 7, 8, 140_104].map((people) => toldPeople(people, 'fives'))).toEqual([
      0,
      null,
      null,
      5,
      5,
      10,
      140_105,
    ]);
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (one, other) => {
        const [a, b] = [toldPeople(one, 'fives'), toldPeople(other, 'fives')];
        if (a === null || b === null) return;
        expect(Math.abs(a - b) % 5).toBe(0);
        expect(Math.abs(a - one)).toBeLessThanOrEqual(2);
        if (one <= other) expect(a).toBeLessThanOrEqual(b);
      }),
    );
  });

  it('has shares that follow from what is told alone, so that they tell nothing more', () => {
    fc.assert(
      fc.property(counts, fc.nat(15), (count, walked) => {
        const { share, completeness, meanWalkSeconds, ...told } = toldCount(
          { ...count, walked: walked * 60e6 },
          'fives',
        );
        for (const people of Object.values(told)) expect(people === null || people % 5 === 0).toBe(true);
        expect((meanWalkSeconds ?? 0) % 60).toBe(0);
        const { reached, people } = told;
        const isTold = reached !== null && people !== null && people > 0;
        expect(share).toBe(isTold ? Math.round((reached / people) * 1e4) / 1e4 : null);
        const trusted = toldPeople(count.trusted, 'fives');
        expect(completeness).toBe(
          trusted !== null && people !== null && people > 0 ? Math.round((trusted / people) * 1e4) / 1e4 : null,
        );
        expect(toldCount(count, 'exact')).toEqual(exactCount(count));
      }),
    );
  });
});

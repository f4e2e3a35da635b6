import { describe, expect, it } from 'vitest';
import { judgeAlert, type AlertRule } from './judge-alert.js';

const RULE: AlertRule = { raiseAt: 60, clearAt: 10, holdMs: 30_000, calmMs: 60_000, overSince: null, calmSince: null };
const LOOK_MS = 15_000;

/** What is done at each of a row of looks. */
function acts(figures: readonly number[], rule: AlertRule = RULE): string[] {
  let open = false;
  let remembered = rule;
  return figures.map((figure, at) => {
    const verdict = judgeAlert(remembered, { open, figure, now: at * LOOK_MS });
    if (verdict.act !== 'nothing') open = verdict.act === 'raise';
    remembered = { ...rule, overSince: verdict.overSince, calmSince: verdict.calmSince };
    return verdict.act;
  });
}

describe('judgeAlert', () => {
  it('raises once what lasts, and says no more while it does', () => {
    expect(acts([60, 60, 60, 70, 60])).toEqual(['nothing', 'nothing', 'raise', 'nothing', 'nothing']);
    expect(acts([60], { ...RULE, holdMs: 0 })).toEqual(['raise']);
  });

  it('does not raise what passes, nor clear what only dips', () => {
    expect(acts([99, 99, 59, 99, 99, 59])).not.toContain('raise');
    const dipping = acts([99, 99, 99, 5, 5, 5, 11, 5, 5, 5, 60]);
    expect(dipping.filter((act) => act !== 'nothing')).toEqual(['raise']);
  });

  it('stays between the thresholds what it was, and clears after a calm', () => {
    expect(acts([99, 99, 99, 30, 30, 30, 30, 30, 30]).filter((act) => act !== 'nothing')).toEqual(['raise']);
    expect(acts([99, 99, 99, 10, 10, 10, 10, 10]).slice(3)).toEqual([
      ...['nothing', 'nothing', 'nothing', 'nothing', 'clear'],
    ]);
  });
});

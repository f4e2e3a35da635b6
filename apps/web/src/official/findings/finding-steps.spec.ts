import { describe, expect, it } from 'vitest';
import type { Finding } from './finding-contract.js';
import { alikeOf, decisionsOf, groupFindings, isTaken } from './finding-steps.js';

const finding = (change: Partial<Finding> = {}): Finding =>
  ({ id: 'f', code: 'Q01', state: 'open', stakeFen: 900, ...change }) as Finding;

describe('decisionsOf', () => {
  it('lets officials decide what is undecided, and ask once until there is an answer', () => {
    expect(decisionsOf(finding(), 'town_official')).toEqual(['accept', 'disallow', 'ask']);
    expect(decisionsOf(finding({ state: 'asked' }), 'district_official')).toEqual(['accept', 'disallow']);
    expect(decisionsOf(finding({ state: 'answered' }), 'town_official')).toContain('ask');
    for (const state of ['accepted', 'disallowed', 'gone'] as const) {
      expect(decisionsOf(finding({ state }), 'town_official')).toEqual([]);
    }
    expect(decisionsOf(finding(), 'auditor')).toEqual([]);
  });

  it('asks before it disallows what only asks', () => {
    expect(decisionsOf(finding({ asks: true }), 'town_official')).toEqual(['accept', 'ask']);
    expect(decisionsOf(finding({ asks: true, state: 'answered' }), 'town_official')).toContain('disallow');
  });

  it('disallows only what has something at stake: not what could be claimed more', () => {
    expect(decisionsOf(finding({ stakeFen: 0 }), 'town_official')).toEqual(['accept', 'ask']);
    expect(decisionsOf(finding({ code: 'U03' }), 'town_official')).toEqual(['accept', 'ask']);
    expect(decisionsOf(finding({ asks: true }), 'town_official')).toEqual(['accept', 'ask']);
    expect(decisionsOf(finding({ asks: true, state: 'answered' }), 'town_official')).toContain('disallow');
  });
});

describe('alikeOf', () => {
  it('is the same check about the same person, and nothing where it is about nobody', () => {
    const of = (id: string, code: 'E03' | 'Q01', residentId?: string): Finding =>
      finding({ id, code, facts: residentId === undefined ? {} : { residentId } });
    const [one, same] = [of('1', 'E03', 'p'), of('2', 'E03', 'p')];
    const all = [one, same, of('3', 'E03', 'q'), of('4', 'Q01', 'p'), of('5', 'E03'), of('6', 'E03')];
    expect(alikeOf(one, all)).toEqual([same]);
    expect(alikeOf(all[4]!, all)).toEqual([]);
  });
});

describe('isTaken', () => {
  it('is all of an open claim, and of an approved one what came to light afterwards', () => {
    const seen = { late: false, raisedAt: '2026-11-02T00:00:00.000Z' };
    expect(isTaken(finding(seen), null)).toBe(true);
    expect(isTaken(finding(seen), '2026-11-01T00:00:00.000Z')).toBe(true);
    expect(isTaken(finding(seen), '2026-11-03T00:00:00.000Z')).toBe(false);
    expect(isTaken(finding({ ...seen, late: true }), '2026-11-03T00:00:00.000Z')).toBe(true);
  });
});

describe('groupFindings', () => {
  it('puts what waits first, then what weighs more, and decided ones last within a code', () => {
    const groups = groupFindings([
      finding({ id: 'done', state: 'accepted', stakeFen: 5000, code: 'E03' }),
      finding({ id: 'small', code: 'P01', stakeFen: 100 }),
      finding({ id: 'was', state: 'disallowed' }),
      finding({ id: 'big' }),
    ]);
    expect(groups.map(({ code, undecided, stakeFen }) => [code, undecided, stakeFen])).toEqual([
      ['Q01', 1, 900],
      ['P01', 1, 100],
      ['E03', 0, 0],
    ]);
    expect(groups[0]?.findings.map(({ id }) => id)).toEqual(['big', 'was']);
  });
});

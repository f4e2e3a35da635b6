import { describe, expect, it } from 'vitest';
import { changeBodies, fromSaved, namedBodies, withChange, type PlanChange } from './plan-changes.js';

const ADD: PlanChange = { key: 'a', kind: 'add', name: '新点 1', longitude: 121.4, latitude: 29.6 };
const MOVE: PlanChange = { key: 'b', kind: 'move', name: '食堂', facilityId: 'f', longitude: 121.4, latitude: 29.6 };

describe('changes of a plan', () => {
  it('are sent without what only the page knows', () => {
    expect(changeBodies([ADD, MOVE])).toEqual([
      { kind: 'add', longitude: 121.4, latitude: 29.6 },
      { kind: 'move', facilityId: 'f', longitude: 121.4, latitude: 29.6 },
    ]);
    expect(namedBodies([ADD, MOVE])[0]).toEqual({ kind: 'add', name: '新点 1', longitude: 121.4, latitude: 29.6 });
    expect(namedBodies([ADD, MOVE])[1]).not.toHaveProperty('name');
  });

  it('hold one place for a facility, and its other changes beside it', () => {
    const moved = withChange([ADD, MOVE], { ...MOVE, key: 'c', longitude: 121.5 });
    expect(moved).toEqual([ADD, { ...MOVE, longitude: 121.5 }]);
    expect(withChange(moved, { key: 'd', kind: 'capacity', name: '食堂', facilityId: 'f', seats: 9 })).toHaveLength(3);
    expect(withChange([ADD], { ...ADD, key: 'e' })).toHaveLength(2);
  });

  it('come back from a saved list with what their kind has', () => {
    const none = { facilityId: null, longitude: null, latitude: null, seats: null, slots: null };
    expect(
      fromSaved([
        { ...none, kind: 'add', name: '新点', longitude: 1, latitude: 2, seats: 0 },
        { ...none, kind: 'close', name: '食堂', facilityId: 'f', longitude: 3, latitude: 4, seats: 5 },
      ]),
    ).toEqual([
      { key: 'saved-0', kind: 'add', name: '新点', longitude: 1, latitude: 2, seats: 0 },
      { key: 'saved-1', kind: 'close', name: '食堂', facilityId: 'f' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { TapOutbox, type TapStore } from './tap-outbox.js';

function memory(): TapStore {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const OWNER = { accountId: 'a', facilityId: 'f' };
const tap = (id: string, attendanceId: string) => ({ id, attendanceId, path: '/x', body: {}, label: id });

describe('TapOutbox', () => {
  it('keeps taps in order over a reload, each owner their own', () => {
    const store = memory();
    const outbox = new TapOutbox(store, OWNER);
    outbox.add(tap('in', 'one'));
    outbox.add(tap('out', 'one'));
    const again = new TapOutbox(store, OWNER);
    expect(again.all().map(({ id }) => id)).toEqual(['in', 'out']);
    expect(new TapOutbox(store, { ...OWNER, accountId: 'b' }).all()).toEqual([]);
    expect(again.next()).toMatchObject({ id: 'in', tried: false });
    again.change('in', { tried: true });
    expect(again.next()).toMatchObject({ id: 'in', tried: true });
    again.remove('in');
    expect(again.next()?.id).toBe('out');
  });

  it('sends no sign-out of a sign-in that was refused, and lets both go when that was read', () => {
    const outbox = new TapOutbox(memory(), OWNER);
    for (const one of [tap('in', 'one'), tap('out', 'one'), tap('other', 'two')]) outbox.add(one);
    outbox.change('in', { refused: { zh: '没有', en: 'no' } });
    expect(outbox.next()?.id).toBe('other');
    outbox.remove('in');
    expect(outbox.all().map(({ id }) => id)).toEqual(['other']);
  });
});

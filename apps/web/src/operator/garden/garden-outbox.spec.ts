import { describe, expect, it } from 'vitest';
import { GardenOutbox, type EntryStore } from './garden-outbox.js';

function fakeStore(): EntryStore {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const entry = (clientId: string) => ({ clientId, path: '/v1/garden/lots', body: { grams: 1 }, label: clientId });

describe('GardenOutbox', () => {
  it('keeps entries in order over a reload, apart from those of others', () => {
    const store = fakeStore();
    const mine = { accountId: 'a', facilityId: 'f' };
    const outbox = new GardenOutbox(store, mine);
    for (const id of ['1', '2', '3']) outbox.add(entry(id));
    outbox.refuse('1', { zh: '不够', en: 'not enough', photoOnly: false });
    outbox.remove('2');
    const again = new GardenOutbox(store, mine);
    expect(again.all().map(({ clientId, refused }) => [clientId, refused?.en])).toEqual([
      ['1', 'not enough'],
      ['3', undefined],
    ]);
    expect(again.next()?.clientId).toBe('3');
    again.remove('3');
    expect(again.next()).toBeUndefined();
    expect(new GardenOutbox(store, { ...mine, accountId: 'b' }).all()).toEqual([]);
  });
});

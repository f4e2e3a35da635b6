import { describe, expect, it } from 'vitest';
import { tellApart } from './tell-apart.js';

const PLACES = [
  { id: 1, name: '河头村助餐服务点', townCode: 'a' },
  { id: 2, name: '西坞老年食堂', townCode: 'b' },
  { id: 3, name: '河头村助餐服务点', townCode: 'b' },
];

describe('telling places apart', () => {
  it('names the town of those that share a name, and of no other', () => {
    const towns: Readonly<Record<string, string>> = { a: '岳林街道', b: '西坞街道' };
    const named = tellApart(PLACES, (code) => towns[code] ?? '');
    expect(named.map(({ name }) => name)).toEqual([
      '河头村助餐服务点（岳林街道）',
      '西坞老年食堂',
      '河头村助餐服务点（西坞街道）',
    ]);
  });

  it('leaves them as they are until the towns are known', () => {
    expect(tellApart(PLACES, () => '')).toEqual(PLACES);
  });
});

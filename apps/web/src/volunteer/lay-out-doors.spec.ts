import { describe, expect, it } from 'vitest';
import { layOutDoors } from './lay-out-doors.js';

describe('layOutDoors', () => {
  it('draws north up and east to the right, in true proportion, within the margins', () => {
    const [sw, ne] = layOutDoors(
      [
        { longitude: 121.4, latitude: 29.6 },
        { longitude: 121.41, latitude: 29.62 },
      ],
      100,
    );
    expect([sw!.y, ne!.y]).toEqual([expect.closeTo(88), expect.closeTo(12)]);
    expect(ne!.x).toBeGreaterThan(sw!.x);
    // A degree east is shorter than one north by the cosine of the latitude.
    expect((ne!.x - sw!.x) / (sw!.y - ne!.y)).toBeCloseTo(Math.cos((29.61 * Math.PI) / 180) / 2, 3);
  });

  it('draws one door, and several at one place, in the middle', () => {
    const door = { longitude: 121.4, latitude: 29.6 };
    expect(layOutDoors([door], 100)).toEqual([{ x: 50, y: 50 }]);
    expect(layOutDoors([door, door], 100)).toEqual([
      { x: 50, y: 50 },
      { x: 50, y: 50 },
    ]);
    expect(layOutDoors([], 100)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { spread } from './spread.js';

const SQUARE = { apart: 30, side: 320 };

describe('spread', () => {
  it('leaves apart what is apart', () => {
    const points = [
      { x: 40, y: 40 },
      { x: 80, y: 40 },
    ];
    expect(spread(points, SQUARE)).toEqual(points);
    expect(spread([], SQUARE)).toEqual([]);
  });

  it('parts doors of one house and of neighbours, and keeps them in the square', () => {
    const house = { x: 160, y: 160 };
    const corner = { x: 316, y: 4 };
    const moved = spread([house, house, house, { x: 165, y: 162 }, corner, corner], SQUARE);
    const near = moved.flatMap((one, at) =>
      moved.slice(at + 1).filter((other) => Math.hypot(one.x - other.x, one.y - other.y) < 29),
    );
    expect(near).toEqual([]);
    expect(moved.every(({ x, y }) => x >= 15 && x <= 305 && y >= 15 && y <= 305)).toBe(true);
  });
});

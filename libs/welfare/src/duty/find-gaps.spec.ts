import { describe, expect, it } from 'vitest';
import { findGaps, type Span } from './find-gaps.js';

const span = (from: number, to: number): Span => ({ beginsAt: new Date(from), finishesAt: new Date(to) });

describe('findGaps', () => {
  it.each([
    ['nothing covers it', [], [[10, 20]]],
    ['all of it is covered', [[0, 30]], []],
    [
      'spans meet',
      [
        [10, 15],
        [15, 20],
      ],
      [],
    ],
    [
      'a gap in the middle',
      [
        [15, 25],
        [5, 12],
      ],
      [[12, 15]],
    ],
    [
      'before and after',
      [[12, 14]],
      [
        [10, 12],
        [14, 20],
      ],
    ],
    [
      'one within another',
      [
        [10, 18],
        [11, 12],
      ],
      [[18, 20]],
    ],
    [
      'outside',
      [
        [0, 10],
        [20, 30],
      ],
      [[10, 20]],
    ],
  ] as const)('%s', (_, covered, gaps) => {
    expect(
      findGaps(
        span(10, 20),
        covered.map(([from, to]) => span(from, to)),
      ),
    ).toEqual(gaps.map(([from, to]) => span(from, to)));
  });
});

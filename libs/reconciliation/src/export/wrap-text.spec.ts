import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { wrapText } from './wrap-text.js';

const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one.charCodeAt(0) > 255 ? 2 : 1), 0);

describe('wrapText', () => {
  it('breaks between Chinese characters and between words, never within a number', () => {
    const wrap = (text: string): string[] => wrapText(text, { width: 8, mostLines: 9, widthOf });
    expect(wrap('王桂香重复就餐')).toEqual(['王桂香重', '复就餐']);
    expect(wrap('补贴 1234.56 元')).toEqual(['补贴', '1234.56', '元']);
    expect(wrap('abcdefghijkl')).toEqual(['abcdefgh', 'ijkl']);
    expect(wrap('')).toEqual([]);
  });

  it('says where it was cut off', () => {
    expect(wrapText('一二三四五六七八九', { width: 4, mostLines: 2, widthOf })).toEqual(['一二', '三…']);
  });

  it('loses nothing and keeps to the width', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'王桂香ab12.- ') }).map((text) => text.trim());
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 20 }), (text, width) => {
        const lines = wrapText(text, { width, mostLines: 1000, widthOf });
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

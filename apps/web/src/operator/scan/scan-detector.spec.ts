import { describe, expect, it } from 'vitest';
import { ScanDetector } from './scan-detector.js';

function type(detector: ScanDetector, keys: readonly string[], gapMs: number, startMs = 0): (string | null)[] {
  return keys.map((key, index) => detector.press({ key, atMs: startMs + index * gapMs }));
}

describe('ScanDetector', () => {
  it('takes four characters and Enter within 100 ms each for a scan', () => {
    expect(type(new ScanDetector(), ['8', '8', '0', '1', 'Enter'], 100).at(-1)).toBe('8801');
  });

  it('leaves three characters and a slow hand alone', () => {
    expect(type(new ScanDetector(), ['8', '8', '1', 'Enter'], 20).at(-1)).toBeNull();
    expect(type(new ScanDetector(), ['w', 'g', 'x', '1', 'Enter'], 101).at(-1)).toBeNull();
  });

  it('does not count a late Enter', () => {
    const detector = new ScanDetector();
    type(detector, ['8', '8', '0', '1'], 10);
    expect(detector.press({ key: 'Enter', atMs: 30 + 101 })).toBeNull();
  });

  it('drops what a hand typed before the scan', () => {
    const detector = new ScanDetector();
    type(detector, ['w', 'g'], 300);
    expect(type(detector, ['K', '1', '2', '3', '4', 'Enter'], 15, 1000).at(-1)).toBe('K1234');
  });

  it('ignores Shift between the characters and starts anew after Enter', () => {
    const detector = new ScanDetector();
    expect(type(detector, ['Shift', 'A', 'Shift', 'B', '1', '2', 'Enter'], 10).at(-1)).toBe('AB12');
    expect(type(detector, ['1', '2', '3', 'Enter'], 10, 100).at(-1)).toBeNull();
  });

  it('takes no function key for a part of a scan, however fast a hand is', () => {
    expect(type(new ScanDetector(), ['z', 'g', 'l', '1', 'F7', 'Enter'], 10).at(-1)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { versionOf, versionTag } from './version-tag.js';

describe('versionTag', () => {
  it('comes back as the version it names', () => {
    expect(versionOf(versionTag(17))).toBe(17);
  });

  it('must be given', () => {
    expect(() => versionOf(undefined)).toThrow('MEAL_POINT.VERSION_NEEDED');
  });

  it.each(['17', '*', 'W/"17"', '"1", "2"', '"x"'])('refuses %s', (header) => {
    expect(() => versionOf(header)).toThrow('MEAL_POINT.CHANGED_MEANWHILE');
  });
});

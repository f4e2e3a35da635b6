import { describe, expect, it } from 'vitest';
import { isPast } from './is-past.js';

const CUT_OFF = '2026-11-30T07:00:00.000Z';

describe('a slot', () => {
  it('takes orders until its cut-off', () => {
    expect(isPast({ cutOff: CUT_OFF, frozenAt: null }, new Date('2026-11-30T06:59:59.999Z'))).toBe(false);
    expect(isPast({ cutOff: CUT_OFF, frozenAt: null }, new Date(CUT_OFF))).toBe(true);
  });

  it('takes none once it is frozen', () => {
    expect(isPast({ cutOff: CUT_OFF, frozenAt: CUT_OFF }, new Date('2026-11-30T06:00:00.000Z'))).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { placeOf } from './place-of.js';

describe('placeOf', () => {
  it('says the village once, however the address was entered, and alone where there is none', () => {
    const villageName = '桥头村';
    expect(placeOf({ villageName, line: '河沿街 7 号' })).toBe('桥头村 河沿街 7 号');
    expect(placeOf({ villageName, line: '桥头村河沿街 7 号' })).toBe('桥头村河沿街 7 号');
    expect(placeOf({ villageName, line: null })).toBe('桥头村');
  });
});

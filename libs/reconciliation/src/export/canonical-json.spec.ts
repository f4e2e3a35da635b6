import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('canonicalJson', () => {
  it('orders keys by code units at every depth and leaves lists as they are', () => {
    expect(canonicalJson({ b: [{ z: 1, a: '菜' }, 2], a: null, B: true })).toBe(
      '{"B":true,"a":null,"b":[{"a":"菜","z":1},2]}',
    );
    expect(canonicalJson({ at: new Date(0) })).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
  });

  it('is one text for the same content in any order of its keys, and comes back as it was', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string())), (content) => {
        const keys = Object.entries(content);
        expect(canonicalJson(Object.fromEntries(keys.toReversed()))).toBe(canonicalJson(content));
        expect(Object.entries(JSON.parse(canonicalJson(content)) as object)).toHaveLength(keys.length);
      }),
    );
  });
});

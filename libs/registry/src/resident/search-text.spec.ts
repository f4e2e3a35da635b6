import { describe, expect, it } from 'vitest';
import { interpretSearchText } from './search-text.js';

const NOTHING = { identifier: null, phone: null, name: null, pinyin: null };

describe('interpretSearchText', () => {
  it.each(['3302130000000017', 'NC-0001'])('takes %s for a card', (text) => {
    expect(interpretSearchText(` ${text}\r\n`)).toEqual({ ...NOTHING, identifier: text });
  });

  it.each([
    ['0017', '0017', '0017'],
    ['13812345678', '13812345678', '13812345678'],
    ['0574-88881234', '0574-88881234', '057488881234'],
    ['+86 138 1234 5678', null, '8613812345678'],
    ['123 4', null, '1234'],
  ])('takes %s for a card, and for a phone or its end', (text, identifier, phone) => {
    expect(interpretSearchText(text)).toEqual({ ...NOTHING, identifier, phone });
  });

  it.each(['12345', '1234567', '0574 123'])(
    'takes %s for no phone: digit by digit a masked one would come out',
    (text) => {
      expect(interpretSearchText(text).phone).toBeNull();
    },
  );

  it('reads full-width digits of a Chinese keyboard', () => {
    expect(interpretSearchText('３３０２１３').identifier).toBe('330213');
  });

  it('takes letters for pinyin and writes ü as v', () => {
    expect(interpretSearchText('WXY')).toEqual({ ...NOTHING, pinyin: 'wxy' });
    expect(interpretSearchText("lü bu'").pinyin).toBe('lvbu');
  });

  it('tries long letters both as a token and as pinyin', () => {
    const token = 'QkZtYWJjZGVmZwhpamts';
    expect(interpretSearchText(token)).toEqual({ ...NOTHING, identifier: token, pinyin: token.toLowerCase() });
  });

  it('takes characters for a name', () => {
    expect(interpretSearchText(' 王 秀')).toEqual({ ...NOTHING, name: '王秀' });
  });

  it.each(['', '   ', '12', '?', '\u0000', "''"])('finds nothing in %j', (text) => {
    expect(interpretSearchText(text)).toEqual(NOTHING);
  });
});

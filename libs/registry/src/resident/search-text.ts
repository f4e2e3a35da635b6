/** Longest text worth looking at. */
const MOST_CHARACTERS = 64;
/** Identifiers are printable ASCII without spaces; the database checks the same. */
const IDENTIFIER = /^[!-~]{4,64}$/;
/** A text of letters only is a QR token rather than pinyin from this length on; then both are tried. */
const TOKEN_LETTERS = 16;
const LATIN = /^[a-z' ]+$/;
/** What people write between the digits of a phone number. */
const DIGITS_APART = /^\+?[0-9][0-9 -]*$/;
/** Digits in between would let anybody who sees `138****5678` find out the rest, digit by digit. */
const LAST_DIGITS = 4;
const FEWEST_OF_A_NUMBER = 8;
const MOST_DIGITS = 15;

/** What a typed or scanned text may mean; each reading that is not null is worth a look-up, in this order. */
export interface SearchText {
  /** A whole card number or QR token. */
  readonly identifier: string | null;
  /** The last four digits of a phone number, or the number: 8–15 digits. */
  readonly phone: string | null;
  /** The beginning of a name in Chinese characters. */
  readonly name: string | null;
  /** The beginning of the initials or of the full pinyin of a name; lower case, ü as v, no spaces. */
  readonly pinyin: string | null;
}

const NOTHING: SearchText = { identifier: null, phone: null, name: null, pinyin: null };

/** Reads the text of a search box. Full-width letters and digits of a Chinese keyboard count as plain ones. */
export function interpretSearchText(text: string): SearchText {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, MOST_CHARACTERS);
  const latin = plain.toLowerCase().replaceAll('ü', 'v');
  if (LATIN.test(latin)) {
    const pinyin = latin.replace(/[' ]/g, '');
    const token = IDENTIFIER.test(plain) && plain.length >= TOKEN_LETTERS;
    return { ...NOTHING, identifier: token ? plain : null, pinyin: pinyin === '' ? null : pinyin };
  }
  const phone = phoneIn(plain);
  const identifier = IDENTIFIER.test(plain) ? plain : null;
  if (identifier !== null || phone !== null) return { ...NOTHING, identifier, phone };
  const chinese = plain.replaceAll(' ', '');
  return { ...NOTHING, name: /\p{Script=Han}/u.test(chinese) ? chinese : null };
}

function phoneIn(plain: string): string | null {
  const digits = DIGITS_APART.test(plain) ? plain.replace(/\D/g, '') : '';
  const whole = digits.length >= FEWEST_OF_A_NUMBER && digits.length <= MOST_DIGITS;
  return whole || digits.length === LAST_DIGITS ? digits : null;
}

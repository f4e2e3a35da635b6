/** Longest text worth looking at. */
const MOST_CHARACTERS = 64;
/** Identifiers are printable ASCII without spaces; the database checks the same. */
const IDENTIFIER = /^[!-~]{4,64}$/;
/** A text of letters only is a QR token rather than pinyin from this length on; then both are tried. */
const TOKEN_LETTERS = 16;
const LATIN = /^[a-z' ]+$/;

/** What a typed or scanned text may mean; each reading that is not null is worth a look-up, in this order. */
export interface SearchText {
  /** A whole card number or QR token. */
  readonly identifier: string | null;
  /** The beginning of a name in Chinese characters. */
  readonly name: string | null;
  /** The beginning of the initials or of the full pinyin of a name; lower case, ü as v, no spaces. */
  readonly pinyin: string | null;
}

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
    return { identifier: token ? plain : null, name: null, pinyin: pinyin === '' ? null : pinyin };
  }
  if (IDENTIFIER.test(plain)) return { identifier: plain, name: null, pinyin: null };
  const chinese = plain.replaceAll(' ', '');
  return { identifier: null, name: /\p{Script=Han}/u.test(chinese) ? chinese : null, pinyin: null };
}

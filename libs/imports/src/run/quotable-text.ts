import { holdsIdentityNumber } from '@nuancan/platform';

const MOST_CHARACTERS = 40;
/** A date has eight; a phone, card or identity number more. */
const MOST_DIGITS = 8;

/** What stood in a refused cell as far as it may be told again; null: it may hold a number of somebody. */
export function quotableText(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  if (plain === '' || holdsIdentityNumber(plain) || plain.replace(/[^0-9]/g, '').length > MOST_DIGITS) return null;
  const characters = [...plain];
  return characters.length <= MOST_CHARACTERS ? plain : `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…`;
}

import type { CellsOf, RefuseRow, StagedValues } from '@nuancan/imports';
import type { Vault } from '@nuancan/platform';
import type { PERSON_COLUMNS } from './person-columns.js';

/** Bytes as COPY's text format takes them. */
export function byteaText(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}

/**
 * The staged values by which `resolvePeople` finds a row's resident. Without a number the name's date of birth is needed;
 * a date that contradicts the number is refused.
 */
export function personValues(
  vault: Vault,
  { identityNumber, name, birthDate }: CellsOf<typeof PERSON_COLUMNS>,
  refuse: RefuseRow,
): StagedValues {
  if (identityNumber !== null && birthDate !== null && identityNumber.birthDate !== birthDate) {
    refuse('birthDate', 'DIFFERS_FROM_NUMBER');
  }
  if (identityNumber === null && birthDate === null) refuse('birthDate', 'NUMBER_OR_BIRTH_DATE');
  return {
    blind_index: identityNumber && byteaText(vault.blindIndex(identityNumber.number)),
    name,
    birth_date: birthDate,
  };
}

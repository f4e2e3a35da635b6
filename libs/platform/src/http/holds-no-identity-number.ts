import { readIdentityNumber } from '@nuancan/kernel';
import { ValidateBy } from 'class-validator';

const LIKE_ONE = /[0-9]{17}[0-9Xx]/g;

/** Whether somebody's identity number stands in a text. */
export function holdsIdentityNumber(text: string): boolean {
  return (text.match(LIKE_ONE) ?? []).some((number) => typeof readIdentityNumber(number) !== 'string');
}

/** Refuses a text with somebody's identity number in it: what the audit log keeps must name nobody. */
export function HoldsNoIdentityNumber(): PropertyDecorator {
  return ValidateBy({
    name: 'holdsNoIdentityNumber',
    validator: {
      validate: (value: unknown) => typeof value !== 'string' || !holdsIdentityNumber(value),
      defaultMessage: () => '$property must not hold an identity number',
    },
  });
}

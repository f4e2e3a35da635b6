import { readIdentityNumber } from '@nuancan/kernel';
import { ValidateBy } from 'class-validator';

const LIKE_ONE = /[0-9]{17}[0-9Xx]/g;

/** Refuses a text with somebody's identity number in it: what the audit log keeps must name nobody. */
export function HoldsNoIdentityNumber(): PropertyDecorator {
  return ValidateBy({
    name: 'holdsNoIdentityNumber',
    validator: {
      validate: (value: unknown) =>
        typeof value !== 'string' ||
        (value.match(LIKE_ONE) ?? []).every((number) => typeof readIdentityNumber(number) === 'string'),
      defaultMessage: () => '$property must not hold an identity number',
    },
  });
}

import { readIdentityNumber } from '@nuancan/kernel';
import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Ahead of each place, so that none is passed over in a longer run of digits. */
const LIKE_ONE = /(?=([0-9]{17}[0-9Xx]))/g;
const LENGTH = 18;
const BETWEEN_GROUPS = /[\s\p{P}\p{S}]/gu;

/** Whether somebody's identity number stands in a text, also one written in groups. */
export function holdsIdentityNumber(text: string): boolean {
  if (text.length < LENGTH) return false;
  return [text, text.replace(BETWEEN_GROUPS, '')].some((form) =>
    [...form.matchAll(LIKE_ONE)].some(([, number = '']) => typeof readIdentityNumber(number) !== 'string'),
  );
}

/** Refuses a text with somebody's identity number in it: what the audit log keeps must name nobody. */
export function HoldsNoIdentityNumber(options?: ValidationOptions): PropertyDecorator {
  const rule = {
    name: 'holdsNoIdentityNumber',
    validator: {
      validate: (value: unknown) => typeof value !== 'string' || !holdsIdentityNumber(value),
      defaultMessage: () => '$property must not hold an identity number',
    },
  };
  return ValidateBy(rule, options);
}

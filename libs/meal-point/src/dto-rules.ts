import { applyDecorators } from '@nestjs/common';
import { readIdentityNumber } from '@nuancan/kernel';
import { IsISO8601, IsString, Length, Matches, ValidateBy } from 'class-validator';

const DATE = /^(19|20|21)\d{2}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const LIKE_AN_IDENTITY_NUMBER = /[0-9]{17}[0-9Xx]/g;
const NO_CONTROL_CHARACTERS = /^[^\p{Cc}]*$/u;

/** A business date `YYYY-MM-DD` that exists. */
export function IsDay(): PropertyDecorator {
  return applyDecorators(Matches(DATE), IsISO8601({ strict: true }));
}

/** A time `HH:MM`, 24 hours. */
export function IsClock(): PropertyDecorator {
  return applyDecorators(Matches(TIME));
}

/** One line of text, not empty; the audit log keeps it, so it may not hold anybody's identity number. */
export function IsLine(longest: number): PropertyDecorator {
  return applyDecorators(IsString(), Length(1, longest), Matches(NO_CONTROL_CHARACTERS), HoldsNoIdentityNumber());
}

function HoldsNoIdentityNumber(): PropertyDecorator {
  return ValidateBy({
    name: 'holdsNoIdentityNumber',
    validator: {
      validate: (value: unknown) =>
        typeof value !== 'string' ||
        (value.match(LIKE_AN_IDENTITY_NUMBER) ?? []).every((number) => typeof readIdentityNumber(number) === 'string'),
      defaultMessage: () => '$property must not hold an identity number',
    },
  });
}

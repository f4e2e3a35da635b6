import { applyDecorators } from '@nestjs/common';
import { IsISO8601, IsString, Length, Matches } from 'class-validator';
import { HoldsNoIdentityNumber } from './holds-no-identity-number.js';

const DATE = /^(19|20|21)\d{2}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const MOMENT = /^(19|20|21)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
const NO_CONTROL_CHARACTERS = /^[^\p{Cc}]*$/u;

/** A business date `YYYY-MM-DD` that exists. */
export function IsDay(): PropertyDecorator {
  return applyDecorators(Matches(DATE), IsISO8601({ strict: true }));
}

/** A time `HH:MM`, 24 hours. */
export function IsClock(): PropertyDecorator {
  return applyDecorators(Matches(TIME));
}

/** A moment, RFC 3339 with its offset: without one it is hours off, by whose clock nobody knows. */
export function IsInstant(): PropertyDecorator {
  return applyDecorators(Matches(MOMENT), IsISO8601({ strict: true }));
}

/** One line of text, not empty; the audit log keeps it, so it may not hold anybody's identity number. */
export function IsLine(longest: number): PropertyDecorator {
  // A picture of two characters is two for the database, and one for Length.
  const counted = Matches(new RegExp(`^[^]{0,${longest}}$`, 'u'));
  return applyDecorators(
    IsString(),
    Length(1, longest),
    counted,
    Matches(NO_CONTROL_CHARACTERS),
    HoldsNoIdentityNumber(),
  );
}

import { applyDecorators } from '@nestjs/common';
import { HoldsNoIdentityNumber } from '@nuancan/platform';
import { IsISO8601, IsString, Length, Matches } from 'class-validator';
import { MONTH } from './period/month.js';

const DATE = /^(20|21)\d{2}-\d{2}-\d{2}$/;
const NO_CONTROL_CHARACTERS = /^[^\p{Cc}]*$/u;

/** A business date `YYYY-MM-DD` that exists. */
export function IsDay(): PropertyDecorator {
  return applyDecorators(Matches(DATE), IsISO8601({ strict: true }));
}

/** A month `YYYY-MM`. */
export function IsMonth(): PropertyDecorator {
  return applyDecorators(IsString(), Matches(MONTH));
}

/** One line of text, not empty; the audit log keeps it, so it may not hold anybody's identity number. */
export function IsLine(longest: number): PropertyDecorator {
  return applyDecorators(IsString(), Length(1, longest), Matches(NO_CONTROL_CHARACTERS), HoldsNoIdentityNumber());
}

import { applyDecorators } from '@nestjs/common';
import { IsString, Matches } from 'class-validator';
import { MONTH } from './period/month.js';

/** A month `YYYY-MM`. */
export function IsMonth(): PropertyDecorator {
  return applyDecorators(IsString(), Matches(MONTH));
}

export { AssertionFailed, assert } from './assert/assert.js';
export { unreachable } from './assert/unreachable.js';
export { ageOn } from './business-date/age-on.js';
export { businessDateAt } from './business-date/business-date-at.js';
export { isBusinessDate, parseBusinessDate, type BusinessDate } from './business-date/business-date.js';
export {
  addDays,
  daysBetween,
  monthOf,
  monthStartOf,
  weekdayOf,
  weekStartOf,
  type Weekday,
} from './business-date/date-arithmetic.js';
export { defineErrors, type ErrorCatalogue, type ErrorDefinition, type ErrorFactory } from './errors/define-errors.js';
export { DomainError, type DomainErrorInit, type ErrorDetail } from './errors/domain-error.js';
export type { FieldError } from './errors/field-error.js';
export { KernelErrors } from './errors/kernel.errors.js';
export { isUuid, isUuidV7 } from './ids/uuid.js';
export { uuidv7 } from './ids/uuidv7.js';
export { fen, ZERO_FEN, type Fen } from './money/fen.js';
export { formatYuan } from './money/format-yuan.js';
export { parseYuan } from './money/parse-yuan.js';
export { sumFen } from './money/sum-fen.js';
export {
  identityCheckDigit,
  maskedIdentityNumber,
  readIdentityNumber,
  type IdentityNumber,
  type IdentityNumberFault,
} from './identity-number/identity-number.js';
export { FESTIVALS, festivalsOf, type Festival, type FestivalName } from './holidays/festivals.js';

import { ValidationPipe } from '@nestjs/common';
import { fieldProblems } from './field-problems.js';
import { RequestInvalid } from './request-invalid.js';

/** The global pipe: DTO classes decide, unknown fields are refused, nothing is coerced but path and query text. */
export function requestValidation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new RequestInvalid(fieldProblems(errors)),
  });
}

import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { fieldProblems } from './field-problems.js';
import { refuseUnbounded } from './refuse-unbounded.js';
import { RequestInvalid } from './request-invalid.js';

/** Faults told of one request: a form shows no more, and an answer must not outgrow its request. */
const MOST_PROBLEMS = 100;

class RequestValidation extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') refuseUnbounded(value);
    return super.transform(value, metadata);
  }
}

/** The global pipe: DTO classes decide, unknown fields are refused, nothing is coerced but path and query text. */
export function requestValidation(): ValidationPipe {
  return new RequestValidation({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new RequestInvalid(fieldProblems(errors).slice(0, MOST_PROBLEMS)),
  });
}

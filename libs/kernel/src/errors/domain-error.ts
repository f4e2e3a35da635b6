import type { FieldError } from './field-error.js';

/** What a caller may want to know beside the texts; never personal data, it is logged and sent. */
export type ErrorDetail = Readonly<Record<string, string | number | boolean | null>>;

/** Everything a `DomainError` carries. */
export interface DomainErrorInit {
  readonly code: string;
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  readonly detail?: ErrorDetail | undefined;
  readonly errors?: readonly FieldError[] | undefined;
}

/**
 * An expected failure with a stable code such as `MEAL.ALREADY_SERVED`, an HTTP status and both texts.
 * `platform` renders it as problem+json (RFC 9457); `errors` are field errors by JSON pointer (RFC 6901).
 * Make one through a catalogue of `defineErrors`, so that every code stands in one place.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: string;
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  readonly detail: ErrorDetail | undefined;
  readonly errors: readonly FieldError[] | undefined;

  constructor(init: DomainErrorInit) {
    super(`${init.code}: ${init.en}`);
    this.code = init.code;
    this.status = init.status;
    this.zh = init.zh;
    this.en = init.en;
    this.detail = init.detail;
    this.errors = init.errors;
  }
}

import type { FieldError } from '@nuancan/kernel';

/** RFC 9457 problem with our stable `code`, both languages and the request's id. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly requestId: string;
  readonly errors?: readonly FieldError[];
}

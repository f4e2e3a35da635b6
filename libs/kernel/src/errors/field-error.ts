/** One thing wrong with one place of a document; `pointer` is a JSON pointer (RFC 6901), '' the whole document. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** One field that was wrong. */
export class FieldProblemDto {
  /** JSON pointer into the request body, e.g. `/items/3/priceFen`. */
  pointer!: string;
  /** Stable code. */
  code!: string;
  /** What is wrong, in Chinese. */
  zh!: string;
  /** What is wrong, in English. */
  en!: string;
}

/** `application/problem+json` (RFC 9457). */
export class ProblemDto {
  /** URI of the kind of problem. */
  type!: string;
  /** HTTP status in words. */
  title!: string;
  /** HTTP status. */
  status!: number;
  /** Stable code, e.g. `MEAL.CLIENT_ID_CLASH`. */
  code!: string;
  /** What happened and what to do, in Chinese. */
  zh!: string;
  /** What happened and what to do, in English. */
  en!: string;
  /** Id of this request in the server's log. */
  requestId!: string;
  /** The fields that were wrong. */
  errors?: FieldProblemDto[];
}

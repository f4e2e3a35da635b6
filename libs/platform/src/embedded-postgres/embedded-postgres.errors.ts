/** What can keep the embedded PostgreSQL from running. */
export type EmbeddedPostgresErrorCode =
  | 'EMBEDDED_POSTGRES.NO_BINARIES'
  | 'EMBEDDED_POSTGRES.NO_ACCOUNT'
  | 'EMBEDDED_POSTGRES.FOLDER_NOT_WRITABLE'
  | 'EMBEDDED_POSTGRES.FOLDER_NOT_REACHABLE'
  | 'EMBEDDED_POSTGRES.FOLDER_OF_ANOTHER'
  | 'EMBEDDED_POSTGRES.ALREADY_RUNNING'
  | 'EMBEDDED_POSTGRES.WRONG_VERSION'
  | 'EMBEDDED_POSTGRES.INIT_FAILED'
  | 'EMBEDDED_POSTGRES.START_FAILED'
  | 'EMBEDDED_POSTGRES.UNSAFE_ROLE';

/** An expected failure around the embedded server; both texts say what happened and what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';

  constructor(
    readonly code: EmbeddedPostgresErrorCode,
    readonly text: { readonly zh: string; readonly en: string },
    options?: ErrorOptions,
  ) {
    super(`${text.zh}\n${text.en}`, options);
  }
}

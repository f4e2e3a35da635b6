/** What every connection of the application asks of PostgreSQL; in milliseconds. A pooler in front must let it pass. */
export const CONNECTION_SETTINGS = {
  connectionTimeoutMillis: 5_000,
  idle_in_transaction_session_timeout: 30_000,
  statement_timeout: 30_000,
} as const;

/** Where the server listens and how much it may lose. */
export interface ServerSettingsQuestion {
  readonly port: number;
  /** True: every acknowledged commit is on disk. False only in tests: nothing is flushed. */
  readonly durable: boolean;
}

/** For two cores and about 2 GB for the database; a machine of its own should have a PostgreSQL of its own. */
const SIZES = {
  max_connections: '100',
  // A month partition per table and transaction: the default of 64 runs out in reports over a year.
  max_locks_per_transaction: '256',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  max_parallel_workers_per_gather: '1',
  // Containers give /dev/shm 64 MB; parallel queries use this reserve first.
  min_dynamic_shared_memory: '64MB',
};

const DURABLE = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };
const VOLATILE = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', autovacuum_naptime: '10min' };

/** Command-line settings of the server; they win over every file in the data directory. */
export function serverSettings({ port, durable }: ServerSettingsQuestion): Record<string, string> {
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    // No socket file: its path may be longer than the system allows (107 bytes).
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    datestyle: 'ISO, YMD',
    // A client that dies in the middle of a transaction must not hold its locks until the operator notices.
    idle_in_transaction_session_timeout: '5min',
    tcp_keepalives_idle: '60',
    logging_collector: 'off',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    // Statements and details ("Key (…)=(…) already exists") may hold personal data; the application logs the error's code.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...SIZES,
    ...(durable ? DURABLE : VOLATILE),
  };
}

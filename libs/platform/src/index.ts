export type { Invariant } from './audit/invariant.js';
export { Configuration, ConfigurationInvalid, readConfiguration } from './config/configuration.js';
export { ConfigurationModule } from './config/configuration.module.js';
export { Database, type Tx } from './database/database.js';
export { DatabaseModule } from './database/database.module.js';
export { migrate } from './database/migrate.js';
export { FileStore } from './file-store/file-store.js';
export { FileStoreErrors } from './file-store/file-store.errors.js';
export { FileStoreModule } from './file-store/file-store.module.js';
export { openFileStore } from './file-store/open-file-store.js';
export {
  stripPhoto,
  MOST_PHOTO_BYTES,
  PHOTO_MEDIA_TYPES,
  type PhotoMediaType,
  type StrippedPhoto,
} from './photo/strip-photo.js';
export { openClient } from './database/open-client.js';
export { NotificationListener } from './database/notification-listener.js';
export { ROLES, systemScope, type Role, type Scope } from './database/scope.js';
export { copyIntoTable, copyLine, type CopyTarget, type CopyValue } from './database/copy-into-table.js';
export { actAs } from './database/act-as.js';
export { installTypeParsers } from './database/type-parsers.js';
export { CreatePlatform1764000000000 } from './migrations/1764000000000-create-platform.js';
export { ApiProblems } from './http/api-problems.decorator.js';
export { decodeCursor, encodeCursor } from './http/cursor.js';
export { fieldProblems } from './http/field-problems.js';
export { holdsIdentityNumber, HoldsNoIdentityNumber } from './http/holds-no-identity-number.js';
export { IsClock, IsDay, IsInstant, IsLine } from './http/dto-rules.js';
export { hashBody } from './http/hash-body.js';
export { PageQueryDto } from './http/page.dto.js';
export { ProblemDto } from './http/problem.dto.js';
export { ProblemFilter } from './http/problem.filter.js';
export { readUpload } from './http/read-upload.js';
export { uploadedFileName } from './http/uploaded-file-name.js';
export { RequestInvalid } from './http/request-invalid.js';
export { requestValidation } from './http/validation.pipe.js';
export { freePort, portProblem } from './embedded-postgres/free-port.js';
export { ensureLoginRoles } from './embedded-postgres/login-roles.js';
export { scratchFolder } from './embedded-postgres/scratch-folder.js';
export { secretFile } from './embedded-postgres/secret-file.js';
export {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded-postgres/start-embedded-postgres.js';
export { chooseStateFolder, stateFolder } from './embedded-postgres/state-folder.js';
export { exitWithParent } from './supervision/exit-with-parent.js';
export { OwnerLock } from './supervision/owner-lock.js';
export { IndexDeadOutboxRows1764002100000 } from './migrations/1764002100000-index-dead-outbox-rows.js';
export { AuditInsertsAtOnce1764100600000 } from './migrations/1764100600000-audit-inserts-at-once.js';
export { AuditShownColumns1764100800000 } from './migrations/1764100800000-audit-shown-columns.js';
export { QueueSerialisableWork1764300300000 } from './migrations/1764300300000-queue-serialisable-work.js';
export { DateRules1764300090000 } from './migrations/1764300090000-date-rules.js';
export { AddScheduleTicks1764000720000 } from './migrations/1764000720000-add-schedule-ticks.js';
export { SettleDeadJobs1764701400000 } from './migrations/1764701400000-settle-dead-jobs.js';
export { WatchQueues1764701410000 } from './migrations/1764701410000-watch-queues.js';
export { HealthModule } from './health/health.module.js';
export { Readiness } from './health/readiness.js';
export { METRICS } from './metrics/metric-catalogue.js';
export { MetricsDoor } from './metrics/metrics-door.js';
export { MetricsErrors } from './metrics/metrics.errors.js';
export { Metrics } from './metrics/metrics.js';
export { OutboxEngine } from './outbox/outbox-engine.js';
export { OutboxModule } from './outbox/outbox.module.js';
export { OutboxWorkerModule } from './outbox/outbox.worker.module.js';
export { Outbox } from './outbox/outbox.js';
export { inTime } from './queue/in-time.js';
export { isJobName, JOBS, parsePayload, type JobName } from './queue/job-catalogue.js';
export { QUEUE_NAME } from './queue/job-queue.js';
export { queueFailure } from './queue/queue-failure.js';
export { QueueModule } from './queue/queue.module.js';
export { QUEUE_BACKEND } from './queue/queue.tokens.js';
export { ALERT_KINDS, type AlertKind } from './watch/alert-kinds.js';
export { DeadJobHandler, JobHandler, type JobRun } from './queue/job-handler.decorator.js';
export { useQueueBackend, type QueueBackend } from './queue/queue-backend.js';
export { migrateQueue } from './queue/migrate-queue.js';
export { readVaultKeys } from './vault/vault-keys.js';
export { VaultErrors } from './vault/vault.errors.js';
export { VaultModule } from './vault/vault.module.js';
export { freshBytes } from './vault/fresh-bytes.js';
export { Vault } from './vault/vault.js';
export { createLogger } from './logging/logger.js';
export { openTableFile } from './table-file/open-table-file.js';
export { serialDate } from './table-file/serial-date.js';
export {
  BLANK as BLANK_CELL,
  TABLE_LIMITS,
  type Cell,
  type CellKind,
  type TableFile,
  type TableLimits,
  type TableNotice,
  type TableRow,
} from './table-file/table-file.js';
export { TableFileErrors } from './table-file/table-file.errors.js';
export { columnLetters } from './table-file/xlsx/cell-reference.js';
export { csvLine, writeCsv } from './table-file/write/write-csv.js';
export { writeXlsx } from './table-file/write/write-xlsx.js';
export {
  writeReportWorkbook,
  type ReportCell,
  type ReportColumn,
  type ReportRow,
  type ReportSheet,
} from './table-file/write/report-workbook.js';
export { RoundTimer } from './queue/round-timer.js';

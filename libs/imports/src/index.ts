export {
  dateColumn,
  identityNumberColumn,
  moneyColumn,
  numberColumn,
  shapedColumn,
  textColumn,
  wordColumn,
  wordsColumn,
  yesNoColumn,
} from './column/columns.js';
export type { CellsOf } from './column/import-column.js';
export { ImportsModule } from './imports.module.js';
export { ImportsWorkerModule } from './imports.worker.module.js';
export {
  IMPORT_KINDS,
  type AnyImportKind,
  type Findings,
  type ImportKind,
  type ImportKindName,
  type RefuseRow,
  type RowChunks,
  type RowReader,
  type RunFacts,
  type StagedValues,
} from './kind/import-kind.js';
export { ImportKinds } from './kind/import-kinds.js';
export { ImportKindsModule } from './kind/import-kinds.module.js';
export { refuseRows } from './kind/refuse-rows.js';
export { CreateImports1764100610000 } from './migrations/1764100610000-create-imports.js';
export { KeepImportOutcomes1764100650000 } from './migrations/1764100650000-keep-import-outcomes.js';
export { MendImports1764100670000 } from './migrations/1764100670000-mend-imports.js';
export { ImportPrices1764420250000 } from './migrations/1764420250000-import-prices.js';
export { ImportPayments1764400250000 } from './migrations/1764400250000-import-payments.js';
export { TellRefusedCells1764100820000 } from './migrations/1764100820000-tell-refused-cells.js';
export { ImportJobs } from './run/import.jobs.js';
export type { ImportDetailDto, RefusedRowDto } from './run/import-run.dto.js';
export { ImportRunService } from './run/import-run.service.js';
export { ImportRunner } from './run/import-runner.js';
export { refusedReport } from './run/refused-report.js';

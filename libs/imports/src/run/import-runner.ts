import { Injectable } from '@nestjs/common';
import { businessDateAt, DomainError } from '@nuancan/kernel';
import {
  actAs,
  Database,
  openTableFile,
  TABLE_LIMITS,
  TableFileErrors,
  Vault,
  type Scope,
  type Tx,
} from '@nuancan/platform';
import { ImportErrors } from '../imports.errors.js';
import type { AnyImportKind, Findings, RowChunks, RunFacts } from '../kind/import-kind.js';
import { ImportKinds } from '../kind/import-kinds.js';
import {
  RUN_COLUMNS,
  toldOf,
  type RunHeader,
  type RunProblem,
  type RunState,
  type RunSummary,
  type StoredRun,
} from './import-run.js';
import { MOST_REFUSALS } from './most-refusals.js';
import { RunProgress } from './run-progress.js';
import { storedJson } from './stored-json.js';
import { createStaging, readHeader, requireHeader, stageFile } from './stage-file.js';

const CHUNK_ROWS = 20_000;
/** A statement may take as long as a whole district needs on a slow machine; the usual limit is for pages. */
const TAKE_TIME = `SET LOCAL statement_timeout = '10min'`;
/** What waits for the commit would run in the system's name. */
const TRIGGERS_NOW = 'SET CONSTRAINTS ALL IMMEDIATE';
/** PostgreSQL's integrity errors: what was judged right a moment ago is not any more. */
const INTEGRITY = /^(23|40)/;

const LOAD = `SELECT ${RUN_COLUMNS} FROM imports.runs WHERE id = $1 AND state IN ('checking', 'applying')`;
const ACCOUNT = `
  SELECT EXISTS (SELECT FROM identity.accounts WHERE id = $1 AND disabled_at IS NULL AND role = $2
    AND district_code = $3 AND (town_code IS NULL OR town_code = $4)) AS "may"`;
const FILE = `SELECT sealed FROM imports.files WHERE run_id = $1`;
const COUNT = `
  SELECT count(*) AS rows, count(*) FILTER (WHERE refused) AS refused,
    count(*) FILTER (WHERE NOT refused AND action = 'add') AS add,
    count(*) FILTER (WHERE NOT refused AND action = 'change') AS change,
    count(*) FILTER (WHERE NOT refused AND action = 'same') AS same FROM import_rows`;
const digestOf = (meant: string): string => `
  SELECT encode(sha256(convert_to(
    coalesce(string_agg(concat_ws(' ', row_no, CASE WHEN refused THEN 'refused' ELSE action END, ${meant}), ','
      ORDER BY row_no), '') || $1, 'UTF8')), 'hex') AS outcome FROM import_rows`;
/** As `maskName` of meals: enough to tell rows apart. */
const MASKED = `CASE WHEN length(x.name) < 2 THEN '*' ELSE left(x.name, 1) || repeat('*', greatest(1, length(x.name) - 2))
  || CASE WHEN length(x.name) > 2 THEN right(x.name, 1) ELSE '' END END`;
const reportOf = (name: string): string => `
  INSERT INTO imports.refused_rows (run_id, district_code, town_code, row_no, field, code, other_row, name, value, choices)
  SELECT DISTINCT ON (f.row_no, f.field, f.code) r.id, r.district_code, r.town_code, f.row_no, f.field, f.code, f.other_row,
    left(${name}, 60), f.value, f.choices
  FROM imports.runs r CROSS JOIN import_refusals f LEFT JOIN import_rows x ON x.row_no = f.row_no WHERE r.id = $1
  ORDER BY f.row_no, f.field, f.code LIMIT ${MOST_REFUSALS}`;
const SETTLE = `
  UPDATE imports.runs SET state = $3, header = coalesce($4::jsonb, header), summary = coalesce($5::jsonb, summary), problem = $6,
    outcome = coalesce($7, outcome)
  WHERE id = $1 AND state = $2`;

/** How a run ended. */
interface Outcome {
  readonly state: RunState;
  readonly header: RunHeader | null;
  readonly summary: RunSummary | null;
  readonly outcome: string | null;
  readonly problem: RunProblem | null;
}

/** Listens to a run, as a terminal does. */
export type RunListener = ConstructorParameters<typeof RunProgress>[2];

/**
 * Checks or applies one list in the caller's transaction, which is the system's: all of it or nothing. Reading and
 * judging are the same both times, so that what is applied is what was shown; residents are read and written under the
 * scope of the official who sent the file.
 */
@Injectable()
export class ImportRunner {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly kinds: ImportKinds,
  ) {}

  /**
   * Does the step the run is waiting for; none when it was cancelled. What is wrong with the file or the rows is stored
   * with the run.
   * @throws what nobody expected: nothing was saved, and the step may be tried again
   */
  async step(tx: Tx, runId: string, listener?: RunListener): Promise<void> {
    const [run] = await tx.query<StoredRun[]>(LOAD, [runId]);
    if (!run) return;
    await tx.query(TAKE_TIME);
    await tx.query('SAVEPOINT import_step');
    let header: RunHeader | null = null;
    try {
      const outcome = await this.attempt(tx, run, { listener, onHeader: (found) => (header = found) });
      await settle(tx, run, outcome);
    } catch (error) {
      const problem = problemOf(error);
      if (problem === null) throw error;
      await tx.query('ROLLBACK TO SAVEPOINT import_step');
      if (ImportErrors.CANCELLED.is(error)) return;
      const state = ImportErrors.COLLIDED.code === problem.code ? 'failed' : 'refused';
      await tx.query('DELETE FROM imports.refused_rows WHERE run_id = $1', [run.id]);
      await settle(tx, run, { state, header, summary: null, outcome: null, problem });
    }
  }

  private async attempt(
    tx: Tx,
    stored: StoredRun,
    { listener, onHeader }: { listener: RunListener | undefined; onHeader: (header: RunHeader) => void },
  ): Promise<Outcome> {
    const progress = new RunProgress(this.database, stored, listener);
    const kind = this.kinds.get(stored.kind);
    const run = await this.factsOf(tx, stored);
    const { header, rows } = await this.stage(tx, { stored, kind, run, progress, onHeader });
    await progress.tell('judging', rows, rows);
    const findings = await actAs(tx, run.scope, () => kind.judge(tx, run));
    const summary = await countRows(tx, findings);
    await tx.query('DELETE FROM imports.refused_rows WHERE run_id = $1', [stored.id]);
    await tx.query(reportOf(kind.ofPeople ? MASKED : 'x.name'), [stored.id]);
    const [{ outcome }] = await tx.query<[{ outcome: string }]>(digestOf(kind.meant), [findings.facts ?? '']);
    const told = { header, summary, outcome, problem: null };
    if (stored.state === 'checking') return { ...told, state: 'ready' };
    if (outcome !== stored.outcome) {
      return { ...told, state: 'ready', problem: toldOf(ImportErrors.CHANGED_SINCE_CHECK()) };
    }
    if (summary.refused > 0 && !stored.goodRowsOnly) {
      return { ...told, state: 'ready', problem: toldOf(ImportErrors.ROWS_REFUSED({ refused: summary.refused })) };
    }
    const chunks = await chunksOf(tx, (done) => progress.tell('writing', done, rows));
    await actAs(tx, run.scope, async () => {
      await kind.write(tx, run, chunks);
      await tx.query(TRIGGERS_NOW);
    });
    return { ...told, state: 'done' };
  }

  private async stage(
    tx: Tx,
    of: {
      stored: StoredRun;
      kind: AnyImportKind;
      run: RunFacts;
      progress: RunProgress;
      onHeader: (header: RunHeader) => void;
    },
  ): Promise<{ header: RunHeader; rows: number }> {
    const { stored, kind, run, progress } = of;
    let read = 0;
    const tell = (): Promise<void> => progress.tell('reading', read, null);
    const file = await openTableFile(await this.fileOf(tx, stored.id), TABLE_LIMITS, tell);
    const header = await readHeader(file, kind, stored.mapping);
    if (header === null) throw TableFileErrors.NO_ROWS();
    of.onHeader(header);
    requireHeader(header, kind);
    await createStaging(tx, kind);
    const onRows = async (rows: number): Promise<void> => {
      read = rows;
      await tell();
    };
    const rows = await actAs(tx, run.scope, () => stageFile(tx, { kind, file, header, run, onRows }));
    return { header, rows };
  }

  private async fileOf(tx: Tx, runId: string): Promise<Buffer> {
    const [file] = await tx.query<{ sealed: Buffer }[]>(FILE, [runId]);
    if (!file) throw ImportErrors.FILE_GONE();
    return this.vault.openBytes(file.sealed, runId);
  }

  /** Rights may have been taken away since the file was sent. */
  private async factsOf(tx: Tx, stored: StoredRun): Promise<RunFacts> {
    const { accountId, role, districtCode, townCode } = stored;
    const [account] = await tx.query<{ may: boolean }[]>(ACCOUNT, [accountId, role, districtCode, townCode]);
    if (account?.may !== true) throw ImportErrors.ACCOUNT_CHANGED();
    const scope: Scope = {
      accountId,
      role,
      districtCode,
      townCode,
      facilityId: null,
      requestId: `import ${stored.id}`,
    };
    return { scope, asOf: stored.asOf, today: businessDateAt(new Date()), writes: stored.state === 'applying' };
  }
}

async function countRows(tx: Tx, { ends, heldBack }: Findings): Promise<RunSummary> {
  const [counted] = await tx.query<[Omit<RunSummary, 'ends' | 'heldBack'>]>(COUNT);
  const { rows, add, change, same, refused } = counted;
  if (rows === 0) throw TableFileErrors.NO_ROWS();
  return { rows, add, change, same, refused, ends, heldBack };
}

/** Ranges of row numbers with some thousand rows each; a million blank rows between them cost nothing. */
async function chunksOf(tx: Tx, onDone: (done: number) => Promise<void>): Promise<RowChunks> {
  const ranges = await tx.query<{ from: number; to: number; rows: number }[]>(
    `SELECT min(row_no) AS "from", max(row_no) AS "to", count(*) AS rows
     FROM (SELECT row_no, (row_number() OVER (ORDER BY row_no) - 1) / $1::bigint AS part FROM import_rows) p GROUP BY part ORDER BY part`,
    [CHUNK_ROWS],
  );
  return async (work) => {
    let done = 0;
    for (const { from, to, rows } of ranges) {
      await work({ from, to });
      done += rows;
      await onDone(done);
    }
  };
}

/** A run that was cancelled meanwhile is not found in its state any more: all of it is rolled back. */
async function settle(tx: Tx, run: StoredRun, { state, header, summary, outcome, problem }: Outcome): Promise<void> {
  const params = [run.id, run.state, state, storedJson(header), storedJson(summary), storedJson(problem), outcome];
  const [, settled] = await tx.query<[unknown, number]>(SETTLE, params);
  if (settled !== 1) throw ImportErrors.CANCELLED();
  await tx.query('DELETE FROM imports.progress WHERE run_id = $1', [run.id]);
  // After the run itself, as whoever cancels it does: the other way round the two could wait for each other.
  if (state === 'done') await tx.query('DELETE FROM imports.files WHERE run_id = $1', [run.id]);
}

function problemOf(error: unknown): RunProblem | null {
  if (error instanceof DomainError) return toldOf(error);
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return INTEGRITY.test(code) ? toldOf(ImportErrors.COLLIDED()) : null;
}

import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addDays, businessDateAt, parseBusinessDate, uuidv7 } from '@nuancan/kernel';
import {
  Database,
  decodeCursor,
  encodeCursor,
  Outbox,
  TableFileErrors,
  Vault,
  type Scope,
  type Tx,
} from '@nuancan/platform';
import { QueryFailedError } from 'typeorm';
import { ImportErrors } from '../imports.errors.js';
import type { ImportKindName } from '../kind/import-kind.js';
import { ImportKinds } from '../kind/import-kinds.js';
import { rowProblemText } from '../kind/row-problem.js';
import type {
  ImportDetailDto,
  ImportDto,
  ImportListDto,
  ImportMappingDto,
  ImportProgressDto,
  RefusedRowDto,
} from './import-run.dto.js';
import type { Refusals } from './refused-report.js';
import { toldOf, type RunState } from './import-run.js';
import { storedJson } from './stored-json.js';

/** Of a file as it is sent in; 140,105 residents are some 15 MB as CSV. */
export const MOST_FILE_BYTES = 32 * 1024 * 1024;

const MOST_OPEN = 10;
const MOST_YEARS_BACK = 10;
const SHOWN_REFUSALS = 50;
const BATCH_REFUSALS = 1_000;

const TOLD = `id, kind, file_name AS "fileName", town_code AS "townCode", as_of AS "asOf", state,
  good_rows_only AS "goodRowsOnly", account_id = platform.scope_account() AS own,
  imports.stands_still(id, state, changed_at) AS "standsStill", created_at AS "createdAt",
  changed_at AS "changedAt", header, summary, problem`;
const INSERT = `
  INSERT INTO imports.runs (id, district_code, town_code, account_id, role, kind, as_of, file_name, file_bytes)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const INSERT_FILE = `INSERT INTO imports.files (run_id, district_code, town_code, sealed) VALUES ($1, $2, $3, $4)`;
const OPEN = `
  SELECT count(*) AS open FROM imports.runs
  WHERE account_id = platform.scope_account() AND state NOT IN ('done', 'cancelled')
    AND changed_at > now() - interval '7 days'`;
const ONE = `SELECT ${TOLD} FROM imports.runs WHERE id = $1`;
const LIST = `SELECT ${TOLD} FROM imports.runs WHERE ($1::uuid IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`;
const PROGRESS = `SELECT phase, rows_done AS done, rows_total AS total FROM imports.progress WHERE run_id = $1`;
const REFUSED = `
  SELECT row_no AS row, field, code, other_row AS "otherRow", name, value, choices FROM imports.refused_rows
  WHERE run_id = $1 AND ($3::int IS NULL OR (row_no, field, code) > ($3, $4, $5))
  ORDER BY row_no, field, code LIMIT $2`;
const KNOWN_TOWN = `SELECT FROM registry.towns WHERE code = $1`;

type Stored = Omit<ImportDto, 'createdAt' | 'changedAt'> & { createdAt: Date; changedAt: Date };

interface StoredRefusal {
  readonly row: number;
  readonly field: string;
  readonly code: string;
  readonly otherRow: number | null;
  readonly name: string | null;
  readonly value: string | null;
  readonly choices: string | null;
}

/** A file as it was sent. */
export interface SentFile {
  readonly kind: ImportKindName;
  readonly asOf?: string | undefined;
  readonly townCode?: string | undefined;
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** Takes lists in, and lets their senders check, map, apply and cancel them; a job does the work. */
@Injectable()
export class ImportRunService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly outbox: Outbox,
    private readonly kinds: ImportKinds,
  ) {}

  /**
   * Stores a file and asks for its check.
   * @param queued false: the caller does the step itself
   * @throws IMPORT.KIND_NOT_ALLOWED, IMPORT.TOWN_NOT_IN_SCOPE, IMPORT.AS_OF_UNLIKELY, IMPORT.TOO_MANY_OPEN,
   *   TABLE_FILE.EMPTY, TABLE_FILE.TOO_LARGE, VAULT.NO_KEYS
   */
  async start(scope: Scope, sent: SentFile, { queued = true } = {}): Promise<ImportDetailDto> {
    if (!this.kinds.get(sent.kind).roles.some((role) => role === scope.role)) throw ImportErrors.KIND_NOT_ALLOWED();
    if (sent.bytes.length === 0) throw TableFileErrors.EMPTY();
    if (sent.bytes.length > MOST_FILE_BYTES) {
      throw TableFileErrors.TOO_LARGE({ megabytes: MOST_FILE_BYTES / 1024 / 1024 });
    }
    const asOf = likelyDay(sent.asOf);
    const townCode = sent.townCode ?? scope.townCode;
    if (scope.townCode !== null && townCode !== scope.townCode) throw ImportErrors.TOWN_NOT_IN_SCOPE();
    const id = uuidv7({ nowMs: Date.now(), random: randomBytes(10) });
    const sealed = this.vault.sealBytes(sent.bytes, id);
    return this.database.scoped(scope, async (tx) => {
      await this.refuseTooMany(tx);
      if (townCode !== null && (await tx.query<unknown[]>(KNOWN_TOWN, [townCode])).length === 0) {
        throw ImportErrors.TOWN_NOT_IN_SCOPE();
      }
      const place = [scope.districtCode, townCode];
      const { accountId, role } = scope;
      const name = fileNameOf(sent.fileName);
      await tx.query(INSERT, [id, ...place, accountId, role, sent.kind, asOf, name, sent.bytes.length]);
      await tx.query(INSERT_FILE, [id, ...place, sealed]);
      if (queued) await this.ask(tx, scope, id);
      return this.read(tx, id);
    });
  }

  /** @throws IMPORT.NOT_FOUND */
  async get(scope: Scope, id: string): Promise<ImportDetailDto> {
    return this.database.scoped(scope, (tx) => this.read(tx, id));
  }

  /** One page, latest first. */
  async list(scope: Scope, { limit, cursor }: { limit: number; cursor?: string }): Promise<ImportListDto> {
    const [after] = cursor === undefined ? [null] : decodeCursor(cursor, 1);
    const rows = await this.database.scoped(scope, (tx) => tx.query<Stored[]>(LIST, [after, limit + 1]));
    const items = rows.slice(0, limit).map(told);
    const last = items.at(-1);
    return { items, nextCursor: last && rows.length > limit ? encodeCursor([last.id]) : null };
  }

  /**
   * Takes the user's mapping and checks once more; an empty one checks as before.
   * @throws IMPORT.NOT_FOUND, IMPORT.NOT_YOURS, IMPORT.NOT_READY, IMPORT.MAPPING_UNKNOWN
   */
  async check(scope: Scope, id: string, mapping: ImportMappingDto, { queued = true } = {}): Promise<ImportDetailDto> {
    const chosen = Object.fromEntries(mapping.columns.map(({ title, column }) => [title, column ?? null]));
    return this.change(scope, { id, from: ['ready', 'refused', 'failed'] }, async (tx, { kind }) => {
      const { columns } = this.kinds.get(kind);
      for (const { column } of mapping.columns) {
        if (column != null && !Object.hasOwn(columns, column)) throw ImportErrors.MAPPING_UNKNOWN({ column });
      }
      await tx.query(`UPDATE imports.runs SET state = 'checking', problem = NULL, mapping = $2 WHERE id = $1`, [
        id,
        storedJson(chosen),
      ]);
      if (queued) await this.ask(tx, scope, id);
    });
  }

  /**
   * Applies a list that was checked.
   * @throws IMPORT.NOT_FOUND, IMPORT.NOT_YOURS, IMPORT.NOT_READY, IMPORT.ROWS_REFUSED, IMPORT.ANOTHER_RUNS
   */
  async apply(
    scope: Scope,
    id: string,
    { goodRowsOnly, queued = true }: { goodRowsOnly: boolean; queued?: boolean },
  ): Promise<ImportDetailDto> {
    try {
      return await this.change(scope, { id, from: ['ready'] }, async (tx, { summary }) => {
        await tx.query('SELECT imports.fail_abandoned($1)', [storedJson(toldOf(ImportErrors.ABANDONED()))]);
        const refused = summary?.refused ?? 0;
        if (refused > 0 && !goodRowsOnly) throw ImportErrors.ROWS_REFUSED({ refused });
        await tx.query(
          `UPDATE imports.runs SET state = 'applying', problem = NULL, good_rows_only = $2 WHERE id = $1`,
          [id, goodRowsOnly],
        );
        if (queued) await this.ask(tx, scope, id);
      });
    } catch (error) {
      throw isTurnTaken(error) ? ImportErrors.ANOTHER_RUNS() : error;
    }
  }

  /**
   * Ends an import, also while it is under way: nothing of it is saved then. Again changes nothing. Another's, too, once
   * it stands still.
   * @throws IMPORT.NOT_FOUND, IMPORT.NOT_YOURS, IMPORT.NOT_READY when it is done
   */
  async cancel(scope: Scope, id: string): Promise<ImportDetailDto> {
    const from: RunState[] = ['checking', 'ready', 'refused', 'failed', 'applying', 'cancelled'];
    return this.change(scope, { id, from, takeOver: true }, async (tx, { state }) => {
      if (state === 'cancelled') return;
      await tx.query(`UPDATE imports.runs SET state = 'cancelled', problem = NULL WHERE id = $1`, [id]);
      await tx.query('SELECT imports.discard_file($1)', [id]);
    });
  }

  /** The refused rows whose reasons were kept, batch by batch, for the report. @throws IMPORT.NOT_FOUND at once */
  async refusals(scope: Scope, id: string): Promise<Refusals> {
    const run = await this.database.scoped(scope, (tx) => this.one(tx, id));
    return { refusedRows: run.summary?.refused ?? 0, batches: this.refusedBatches(scope, run) };
  }

  private async *refusedBatches(scope: Scope, run: ImportDto): AsyncGenerator<readonly RefusedRowDto[]> {
    let last: RefusedRowDto | undefined;
    do {
      const after = last;
      const batch = await this.database.scoped(scope, (tx) => this.refused(tx, run, { most: BATCH_REFUSALS, after }));
      if (batch.length > 0) yield batch;
      last = batch.length < BATCH_REFUSALS ? undefined : batch.at(-1);
    } while (last !== undefined);
  }

  private async change(
    scope: Scope,
    { id, from, takeOver = false }: { id: string; from: readonly RunState[]; takeOver?: boolean },
    work: (tx: Tx, run: ImportDto) => Promise<void>,
  ): Promise<ImportDetailDto> {
    return this.database.scoped(scope, async (tx) => {
      // Unlocked first: of another's run row security lets nobody take the lock, and it would not be found.
      const { own, standsStill } = await this.one(tx, id);
      if (!own && !(takeOver && standsStill)) throw ImportErrors.NOT_YOURS();
      const run = await this.one(tx, id, 'FOR NO KEY UPDATE');
      if (!from.includes(run.state)) throw ImportErrors.NOT_READY({ state: run.state });
      await work(tx, run);
      return this.read(tx, id);
    });
  }

  private async ask(tx: Tx, { districtCode }: Scope, runId: string): Promise<void> {
    await this.outbox.add(tx, { job: 'import-run', districtCode, payload: { runId } });
  }

  private async refuseTooMany(tx: Tx): Promise<void> {
    const [counted] = await tx.query<[{ open: number }]>(OPEN);
    if (counted.open >= MOST_OPEN) throw ImportErrors.TOO_MANY_OPEN({ most: MOST_OPEN });
  }

  private async one(tx: Tx, id: string, lock = ''): Promise<ImportDto> {
    const [run] = await tx.query<Stored[]>(`${ONE} ${lock}`, [id]);
    if (!run) throw ImportErrors.NOT_FOUND();
    return told(run);
  }

  private async read(tx: Tx, id: string): Promise<ImportDetailDto> {
    const run = await this.one(tx, id);
    const [progress = null] = await tx.query<ImportProgressDto[]>(PROGRESS, [id]);
    return { ...run, progress, refusedRows: await this.refused(tx, run, { most: SHOWN_REFUSALS }) };
  }

  private async refused(
    tx: Tx,
    { id, kind }: ImportDto,
    { most, after }: { most: number; after?: RefusedRowDto | undefined },
  ): Promise<RefusedRowDto[]> {
    const rows = await tx.query<StoredRefusal[]>(REFUSED, [
      ...[id, most],
      ...[after?.row ?? null, after?.field ?? null, after?.code ?? null],
    ]);
    const { columns } = this.kinds.get(kind);
    return rows.map(({ row, field, code, otherRow, name, value, choices }) => ({
      row,
      name,
      field,
      fieldZh: columns[field]?.zh ?? field,
      fieldEn: columns[field]?.en ?? field,
      value,
      code,
      ...rowProblemText(code, { otherRow, choices, allowed: columns[field]?.told }),
    }));
  }
}

function told({ createdAt, changedAt, ...run }: Stored): ImportDto {
  return { ...run, createdAt: createdAt.toISOString(), changedAt: changedAt.toISOString() };
}

function likelyDay(asOf: string | undefined): string {
  const today = businessDateAt(new Date());
  const day = asOf === undefined ? today : parseBusinessDate(asOf);
  const earliest = addDays(today, -MOST_YEARS_BACK * 366);
  if (day > today || day < earliest) throw ImportErrors.AS_OF_UNLIKELY();
  return day;
}

/** The name only, without folders and control characters. */
function fileNameOf(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last.replace(/\p{Cc}/gu, ' ').trim();
  return plain === '' ? 'list' : [...plain].slice(-200).join('');
}

function isTurnTaken(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  return (error.driverError as { constraint?: unknown }).constraint === 'runs_one_applying';
}

import {
  ImportKinds,
  ImportRunner,
  ImportRunService,
  type AnyImportKind,
  type ImportDetailDto,
  type ImportKindName,
  type RefusedRowDto,
} from '@nuancan/imports';
import { Outbox, systemScope, writeCsv, type Database, type Scope } from '@nuancan/platform';
import type { Client } from 'pg';
import { testVault } from '../../testing/test-vault.js';
import { DISTRICT, scopeOf, type TestTown } from '../../testing/registry-district.js';
import { CategoriesImport } from '../categories-import.js';
import { DeathsImport } from '../deaths-import.js';
import { ResidentsImport } from '../residents-import.js';

/** What may be said of a list beside its rows. */
export interface ListOptions {
  readonly asOf?: string;
  readonly townCode?: string;
  readonly goodRowsOnly?: boolean;
}

/** Sends lists in and works them off at once, as service and worker do, without a queue. */
export class ImportDesk {
  readonly runs: ImportRunService;
  readonly runner: ImportRunner;
  readonly kinds = new ImportKinds();
  readonly vault = testVault();

  constructor(readonly database: Database) {
    for (const Kind of [ResidentsImport, CategoriesImport, DeathsImport])
      new Kind(this.vault, this.kinds).onModuleInit();
    this.runs = new ImportRunService(database, this.vault, new Outbox(), this.kinds);
    this.runner = new ImportRunner(database, this.vault, this.kinds);
  }

  addKind(kind: AnyImportKind): void {
    this.kinds.add(kind);
  }

  /** Sends a list and checks it. */
  async check(
    scope: Scope,
    kind: ImportKindName,
    list: readonly (readonly string[])[] | Buffer,
    { asOf, townCode }: ListOptions = {},
  ): Promise<ImportDetailDto> {
    const bytes = Buffer.isBuffer(list) ? list : Buffer.from(writeCsv(list));
    const { id } = await this.runs.start(
      scope,
      { kind, asOf, townCode, fileName: '名单.csv', bytes },
      { queued: false },
    );
    return this.step(scope, id);
  }

  /** Applies a list that was checked. */
  async apply(scope: Scope, id: string, { goodRowsOnly = false }: ListOptions = {}): Promise<ImportDetailDto> {
    await this.runs.apply(scope, id, { goodRowsOnly, queued: false });
    return this.step(scope, id);
  }

  /** Sends a list, checks and applies it; one that is refused stays so. */
  async import(
    scope: Scope,
    kind: ImportKindName,
    list: readonly (readonly string[])[] | Buffer,
    options: ListOptions = {},
  ): Promise<ImportDetailDto> {
    const checked = await this.check(scope, kind, list, options);
    return checked.state === 'ready' ? this.apply(scope, checked.id, options) : checked;
  }

  /** Does the step a run is waiting for. */
  async step(scope: Scope, id: string): Promise<ImportDetailDto> {
    await this.database.scoped(systemScope(scope.districtCode), (tx) => this.runner.step(tx, id));
    return this.runs.get(scope, id);
  }
}

/** An official with an account; row security and the runner both ask for it. */
export async function storeOfficial(owner: Client, town: TestTown | null): Promise<Scope> {
  const role = town === null ? 'district_official' : 'town_official';
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code)
     VALUES ($1, '经办', '$argon2id$none', $2, $3, $4) RETURNING id`,
    [`official-${town?.code ?? DISTRICT}`, role, DISTRICT, town?.code ?? null],
  );
  return { ...scopeOf(role, town), accountId: rows[0]?.id ?? '' };
}

/** `row field CODE` of each refusal, for expectations. */
export function refusalsOf({ refusedRows }: { refusedRows: readonly RefusedRowDto[] }): string[] {
  return refusedRows.map(({ row, field, code }) => `${row} ${field} ${code}`);
}

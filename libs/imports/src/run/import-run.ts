import type { BusinessDate } from '@nuancan/kernel';
import type { Role, TableNotice } from '@nuancan/platform';
import type { ColumnMapping, HeaderMatch } from '../header/match-header.js';
import type { ImportKindName } from '../kind/import-kind.js';

/** 检查中, 待确认, 不能导入, 导入中, 已完成, 已取消, 未成. */
export const RUN_STATES = ['checking', 'ready', 'refused', 'applying', 'done', 'cancelled', 'failed'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** What the rows of a list come to. */
export interface RunSummary {
  /** Rows that are not blank, below the header. */
  readonly rows: number;
  readonly add: number;
  readonly change: number;
  readonly same: number;
  readonly refused: number;
  /** Facts that end because the list does not name them. */
  readonly ends: number;
  /** Of those, how many are kept because a refused row might mean them. */
  readonly heldBack: number;
}

/** What the file looks like. */
export interface RunHeader extends Omit<HeaderMatch, 'row'> {
  /** Row of the header, as a spreadsheet counts. */
  readonly row: number;
  readonly format: 'csv' | 'xlsx';
  readonly encoding: string | null;
  readonly sheet: string | null;
  readonly notices: readonly TableNotice[];
}

/** Why a run is refused or failed, or what its owner should know. */
export interface RunProblem {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** A run as it is stored. */
export interface StoredRun {
  readonly id: string;
  readonly districtCode: string;
  readonly townCode: string | null;
  readonly accountId: string;
  readonly role: Role;
  readonly kind: ImportKindName;
  readonly asOf: BusinessDate;
  readonly state: RunState;
  readonly mapping: ColumnMapping;
  readonly goodRowsOnly: boolean;
  readonly summary: RunSummary | null;
  /** Digest of what the check found for whom. */
  readonly outcome: string | null;
}

export const RUN_COLUMNS = `id, district_code AS "districtCode", town_code AS "townCode", account_id AS "accountId", role, kind,
  as_of AS "asOf", state, mapping, good_rows_only AS "goodRowsOnly", summary, outcome`;

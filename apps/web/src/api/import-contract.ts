import type { BilingualText } from './contract.js';

export type ImportKindName = 'residents' | 'facilities' | 'categories' | 'deaths' | 'payments' | 'prices';
export type ImportState = 'checking' | 'ready' | 'refused' | 'applying' | 'done' | 'cancelled' | 'failed';

/** A kind of list that the account may import. */
export interface ImportKind extends BilingualText {
  name: ImportKindName;
  /** Absence from the list ends what the register has. */
  complete: boolean;
  columns: (BilingualText & { name: string; required: boolean; toldZh: string; toldEn: string })[];
}

export interface ImportText extends BilingualText {
  code: string;
}

/** What the rows of a list come to. */
export interface ImportSummary {
  rows: number;
  add: number;
  change: number;
  same: number;
  refused: number;
  ends: number;
  heldBack: number;
}

/** A list that was sent in. */
export interface ImportListItem {
  id: string;
  kind: ImportKindName;
  fileName: string;
  asOf: string;
  state: ImportState;
  own: boolean;
  standsStill: boolean;
  createdAt: string;
  summary: ImportSummary | null;
}

/** A file's columns by its titles; `column` null: not used. */
export interface ImportHeader {
  columns: { title: string; column: string | null }[];
  missing: string[];
  duplicate: string[];
  unknown: string[];
  notices: ImportText[];
}

export interface ImportRefusal extends BilingualText {
  row: number;
  /** Of people masked. */
  name: string | null;
  field: string;
  fieldZh: string;
  fieldEn: string;
  value: string | null;
  code: string;
}

/** One import with its progress and the first refused rows. */
export interface ImportDetail extends ImportListItem {
  header: ImportHeader | null;
  problem: ImportText | null;
  progress: { phase: 'reading' | 'judging' | 'writing'; done: number; total: number | null } | null;
  refusedRows: ImportRefusal[];
}

import { Injectable } from '@nestjs/common';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { refusing } from '../oversight-refusal.js';
import { OversightErrors } from '../oversight.errors.js';
import { CHECK_KINDS, type CheckKind } from '../oversight-words.js';
import type { ChecklistDto, ChecklistListDto, SetChecklistDto } from './checklist.dto.js';
import { DEFAULT_CHECKLISTS } from './default-checklists.js';

const LATEST = `SELECT DISTINCT ON (kind) kind, version, items FROM oversight.checklists
  WHERE district_code = platform.scope_district() ORDER BY kind, version DESC`;

/** The checklists of a district (检查清单). */
@Injectable()
export class ChecklistService {
  constructor(private readonly database: Database) {}

  async list(scope: Scope): Promise<ChecklistListDto> {
    return this.database.scoped(scope, async (tx) => ({ items: await latest(tx) }));
  }

  /** Sets what is looked at in inspections planned from now on. @throws OVERSIGHT.CHANGED_MEANWHILE */
  async set(scope: Scope, kind: CheckKind, { version, items }: SetChecklistDto): Promise<ChecklistListDto> {
    await refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const now = (await latest(tx)).find((one) => one.kind === kind);
        if (now?.version !== version) throw OversightErrors.CHANGED_MEANWHILE();
        await tx.query(
          `INSERT INTO oversight.checklists (district_code, kind, version, items, account_id)
           VALUES (platform.scope_district(), $1, $2, $3, platform.scope_account())`,
          [kind, version + 1, items.map((item) => item.trim())],
        );
      }),
    );
    return this.list(scope);
  }
}

/** Of each kind what is in force. */
export async function latest(tx: Tx): Promise<ChecklistDto[]> {
  const own = await tx.query<ChecklistDto[]>(LATEST);
  return CHECK_KINDS.map(
    (kind) => own.find((one) => one.kind === kind) ?? { kind, version: 0, items: [...DEFAULT_CHECKLISTS[kind]] },
  );
}

import { Injectable } from '@nestjs/common';
import type { DomainError } from '@nuancan/kernel';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';
import { violatedConstraint } from '../violated-constraint.js';
import type { MergeDto, ResidentMergeDto, ResidentMergeListDto, UndoMergeDto } from './resident-merge.dto.js';

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string;
  readonly sex: string;
  readonly mergedInto: string | null;
}

// In the order of ids, so that two merges of the same entries never wait for each other in a circle.
const BOTH = `SELECT id, name, birth_date AS "birthDate", sex, merged_into AS "mergedInto" FROM registry.residents
  WHERE id = ANY ($1::uuid[]) AND erased_at IS NULL ORDER BY id FOR UPDATE`;
const POINT = `UPDATE registry.residents SET merged_into = $2 WHERE id = $1`;
const RECORD = `
  INSERT INTO registry.resident_merges (resident_id, duplicate_id, district_code, town_code, reason, merged_by)
  SELECT r.id, $2, r.district_code, r.town_code, $3, platform.scope_account() FROM registry.residents r WHERE r.id = $1`;
const UNDO = `UPDATE registry.resident_merges SET undone_by = platform.scope_account(), undone_at = now(), undone_reason = $3
  WHERE resident_id = $1 AND duplicate_id = $2 AND undone_at IS NULL RETURNING id`;
const LIST = `
  SELECT m.duplicate_id AS "duplicateId", d.name AS "duplicateName", m.reason, m.merged_at AS "mergedAt",
    m.undone_at AS "undoneAt", m.undone_reason AS "undoneReason"
  FROM registry.resident_merges m LEFT JOIN registry.residents d ON d.id = m.duplicate_id
  WHERE m.resident_id = $1 ORDER BY m.id DESC LIMIT 100`;

/**
 * Makes two entries of one person one, and two again. Nothing is moved: the duplicate points to the entry that stands, and
 * cards, facts and what was eaten are read over both.
 */
@Injectable()
export class ResidentMergeService {
  constructor(private readonly database: Database) {}

  /**
   * Lets `duplicateId` point to `residentId`. Both must lie in scope.
   * @throws REGISTRY.RESIDENT_NOT_FOUND, MERGE_OF_ITSELF, MERGE_CHAIN, MERGE_DIFFERS, MERGE_IDENTITY_NUMBERS, MERGE_DEATHS
   */
  async merge(scope: Scope, residentId: string, asked: MergeDto): Promise<ResidentMergeListDto> {
    const { duplicateId, reason } = asked;
    if (duplicateId === residentId) throw RegistryErrors.MERGE_OF_ITSELF();
    return this.write(scope, async (tx) => {
      const entries = await tx.query<Entry[]>(BOTH, [[residentId, duplicateId]]);
      const [one, other] = entries;
      if (!one || !other) throw RegistryErrors.RESIDENT_NOT_FOUND();
      if (one.mergedInto !== null || other.mergedInto !== null) throw RegistryErrors.MERGE_CHAIN();
      const same = one.name === other.name && one.birthDate === other.birthDate && one.sex === other.sex;
      if (!same && asked.confirmedDiffers !== true) throw RegistryErrors.MERGE_DIFFERS();
      await tx.query(POINT, [duplicateId, residentId]);
      await tx.query(RECORD, [residentId, duplicateId, reason.trim()]);
      return list(tx, residentId);
    });
  }

  /** Both entries are again as they were. @throws REGISTRY.RESIDENT_NOT_FOUND, MERGE_NOT_FOUND, MERGE_MONEY_SPENT */
  async undo(scope: Scope, residentId: string, { duplicateId, reason }: UndoMergeDto): Promise<ResidentMergeListDto> {
    return this.write(scope, async (tx) => {
      await requireResident(tx, residentId);
      const [undone] = await tx.query<[unknown[], number]>(UNDO, [residentId, duplicateId, reason.trim()]);
      if (undone.length === 0) throw RegistryErrors.MERGE_NOT_FOUND();
      const [, cleared] = await tx.query<[unknown[], number]>(POINT, [duplicateId, null]);
      // A duplicate of a town out of scope stays as it is: nothing is half undone.
      if (cleared === 0) throw RegistryErrors.MERGE_NOT_FOUND();
      return list(tx, residentId);
    });
  }

  /** @throws REGISTRY.RESIDENT_NOT_FOUND */
  async list(scope: Scope, residentId: string): Promise<ResidentMergeListDto> {
    return this.database.scoped(scope, async (tx) => {
      await requireResident(tx, residentId);
      return list(tx, residentId);
    });
  }

  private async write<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.database.scoped(scope, work);
    } catch (error) {
      throw expectedRefusal(violatedConstraint(error)) ?? error;
    }
  }
}

async function requireResident(tx: Tx, residentId: string): Promise<void> {
  const [resident] = await tx.query<unknown[]>('SELECT FROM registry.residents WHERE id = $1', [residentId]);
  if (!resident) throw RegistryErrors.RESIDENT_NOT_FOUND();
}

async function list(tx: Tx, residentId: string): Promise<ResidentMergeListDto> {
  return { items: await tx.query<ResidentMergeDto[]>(LIST, [residentId]) };
}

function expectedRefusal(constraint: string | null): DomainError | null {
  switch (constraint) {
    case 'residents_merge_is_no_chain':
      return RegistryErrors.MERGE_CHAIN();
    case 'residents_merge_one_identity_number':
      return RegistryErrors.MERGE_IDENTITY_NUMBERS();
    case 'residents_stay_erased':
      return RegistryErrors.RESIDENT_ERASED();
    case 'residents_merge_money_spent':
      return RegistryErrors.MERGE_MONEY_SPENT();
    case 'residents_merge_one_death':
      return RegistryErrors.MERGE_DEATHS();
    default:
      return null;
  }
}

import { Injectable } from '@nestjs/common';
import { isUuid } from '@nuancan/kernel';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';
import { violatedConstraint } from '../violated-constraint.js';
import type { ErasureDecisionDto, ErasureDto, ErasureListDto, ErasureQueryDto } from './erasure.dto.js';

const COLUMNS = `e.id, e.resident_id AS "residentId", r.name AS "residentName", e.town_code AS "townCode", e.state,
  e.requested_at AS "requestedAt", e.decided_at AS "decidedAt",
  e.state = 'requested' AND platform.scope_role() = 'district_official' AND e.requested_by <> platform.scope_account() AS "mayErase"`;
const FROM = 'registry.erasures e JOIN registry.residents r ON r.id = e.resident_id';
const RESIDENT = `SELECT merged_into AS "mergedInto", erased_at AS "erasedAt", registry.may_be_erased(id) AS ripe
  FROM registry.residents WHERE id = $1`;
const REQUEST = `
  INSERT INTO registry.erasures (resident_id, district_code, town_code, requested_by)
  SELECT r.id, r.district_code, r.town_code, platform.scope_account() FROM registry.residents r WHERE r.id = $1 RETURNING id`;
const DECLINE = `UPDATE registry.erasures SET state = 'declined', decided_by = platform.scope_account(), decided_at = now()
  WHERE id = $1 AND state = 'requested' RETURNING id`;

/** Erasure of who a person was: asked for by one official, carried out by another, for good. */
@Injectable()
export class ErasureService {
  constructor(private readonly database: Database) {}

  /** One page of the requests of the scope, oldest first. */
  async page(scope: Scope, { state, cursor, limit }: ErasureQueryDto): Promise<ErasureListDto> {
    const after = cursor === undefined ? null : String(decodeCursor(cursor, 1)[0]);
    if (after !== null && !isUuid(after)) throw RegistryErrors.ERASURE_NOT_FOUND();
    const sql = `SELECT ${COLUMNS} FROM ${FROM} WHERE e.district_code = platform.scope_district()
      AND ($1::text IS NULL OR e.state = $1) AND ($2::uuid IS NULL OR e.id > $2) ORDER BY e.id LIMIT $3`;
    const params = [state ?? null, after, limit + 1];
    const rows = await this.database.scoped(scope, (tx) => tx.query<ErasureDto[]>(sql, params));
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > items.length && last ? encodeCursor([last.id]) : null };
  }

  /**
   * Asks for the erasure of somebody who died or moved out six months ago or earlier.
   * @throws REGISTRY.RESIDENT_NOT_FOUND, RESIDENT_MERGED, RESIDENT_ERASED, ERASURE_TOO_EARLY, ERASURE_REQUESTED
   */
  async request(scope: Scope, residentId: string): Promise<ErasureDto> {
    try {
      return await this.database.scoped(scope, async (tx) => {
        const [resident] = await tx.query<{ mergedInto: string | null; erasedAt: Date | null; ripe: boolean }[]>(
          RESIDENT,
          [residentId],
        );
        if (!resident) throw RegistryErrors.RESIDENT_NOT_FOUND();
        if (resident.mergedInto !== null) throw RegistryErrors.RESIDENT_MERGED();
        if (resident.erasedAt !== null) throw RegistryErrors.RESIDENT_ERASED();
        if (!resident.ripe) throw RegistryErrors.ERASURE_TOO_EARLY();
        const [requested] = await tx.query<{ id: string }[]>(REQUEST, [residentId]);
        return read(tx, requested?.id ?? '');
      });
    } catch (error) {
      throw violatedConstraint(error) === 'erasures_one_open' ? RegistryErrors.ERASURE_REQUESTED() : error;
    }
  }

  /**
   * Carries a request out, or declines it. There is no way back from an erasure.
   * @throws REGISTRY.ERASURE_NOT_FOUND, FOUR_EYES, ERASURE_TOO_EARLY, ERASURE_MONEY_LEFT, RESIDENT_MERGED
   */
  async decide(scope: Scope, id: string, { decision }: ErasureDecisionDto): Promise<ErasureDto> {
    try {
      return await this.database.scoped(scope, async (tx) => {
        const decided = decision === 'erase' ? await erase(tx, id) : await decline(tx, id);
        if (!decided) throw RegistryErrors.ERASURE_NOT_FOUND();
        return read(tx, id);
      });
    } catch (error) {
      const constraint = violatedConstraint(error);
      if (constraint === 'erasures_four_eyes') throw RegistryErrors.FOUR_EYES();
      if (constraint === 'erasures_of_own_entry') throw RegistryErrors.RESIDENT_MERGED();
      if (constraint === 'erasures_money_left') throw RegistryErrors.ERASURE_MONEY_LEFT();
      throw constraint === 'erasures_retention' ? RegistryErrors.ERASURE_TOO_EARLY() : error;
    }
  }
}

async function erase(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.query<{ removed: number | null }[]>('SELECT registry.erase_resident($1) AS removed', [id]);
  return row?.removed != null;
}

async function decline(tx: Tx, id: string): Promise<boolean> {
  const [, declined] = await tx.query<[unknown[], number]>(DECLINE, [id]);
  return declined > 0;
}

async function read(tx: Tx, id: string): Promise<ErasureDto> {
  const [erasure] = await tx.query<ErasureDto[]>(`SELECT ${COLUMNS} FROM ${FROM} WHERE e.id = $1`, [id]);
  if (!erasure) throw RegistryErrors.ERASURE_NOT_FOUND();
  return erasure;
}

import { Injectable } from '@nestjs/common';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';
import type { AddAddressDto, ResidentAddressDto, ResidentAddressListDto } from './resident-address.dto.js';

const COLUMNS = `a.id, a.resident_id AS "residentId", a.label, a.line, a.door_note AS "doorNote", a.longitude, a.latitude, a.located,
  a.recorded_at AS "recordedAt", a.ended_at AS "endedAt"`;

const OF_PERSON = `SELECT ${COLUMNS} FROM registry.resident_addresses a
  WHERE a.resident_id IN (SELECT r.id FROM registry.residents r WHERE r.id = $1 OR r.merged_into = $1)
  ORDER BY a.ended_at DESC NULLS FIRST, a.label, a.id`;

// Without a lock, which an operator may not take: of the erased the table itself takes nothing.
const ENTRY = `SELECT merged_into IS NOT NULL AS merged, erased_at IS NOT NULL AS erased FROM registry.residents WHERE id = $1`;

const END = `UPDATE registry.resident_addresses a SET ended_by = platform.scope_account(), ended_at = clock_timestamp()`;

// Without a point of its own the middle of the village stands for it, when that is known.
const ADD = `INSERT INTO registry.resident_addresses AS a (resident_id, district_code, town_code, label, line, door_note, longitude, latitude,
    located)
  SELECT r.id, r.district_code, r.town_code, $2, $3, $4, coalesce($5::float8, v.longitude), coalesce($6::float8, v.latitude),
    CASE WHEN $5::float8 IS NOT NULL THEN 'exact' WHEN v.longitude IS NOT NULL AND v.latitude IS NOT NULL THEN 'village' ELSE 'none' END
  FROM registry.residents r JOIN registry.villages v ON v.code = r.village_code WHERE r.id = $1 RETURNING ${COLUMNS}`;

/** Where residents are found. A correction ends a row and adds another, so that a route of the past stays explained. */
@Injectable()
export class ResidentAddressService {
  constructor(private readonly database: Database) {}

  /** Over all entries of the person. @throws REGISTRY.RESIDENT_NOT_FOUND (or out of scope) */
  async list(scope: Scope, residentId: string): Promise<ResidentAddressListDto> {
    return this.database.scoped(scope, async (tx) => {
      const [resident] = await tx.query<unknown[]>('SELECT FROM registry.residents WHERE id = $1', [residentId]);
      if (!resident) throw RegistryErrors.RESIDENT_NOT_FOUND();
      return { items: await tx.query<ResidentAddressDto[]>(OF_PERSON, [residentId]) };
    });
  }

  /** A new home ends the one before. @throws REGISTRY.RESIDENT_NOT_FOUND, RESIDENT_MERGED, RESIDENT_ERASED */
  async add(scope: Scope, residentId: string, draft: AddAddressDto): Promise<ResidentAddressDto> {
    return this.database.scoped(scope, async (tx) => {
      const [entry] = await tx.query<{ merged: boolean; erased: boolean }[]>(ENTRY, [residentId]);
      if (!entry) throw RegistryErrors.RESIDENT_NOT_FOUND();
      if (entry.merged) throw RegistryErrors.RESIDENT_MERGED();
      if (entry.erased) throw RegistryErrors.RESIDENT_ERASED();
      // Of two who enter a home at once, the second ends the first's.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('home ' || $1, 0))`, [residentId]);
      if (draft.label === 'home') {
        await tx.query(`${END} WHERE a.resident_id = $1 AND a.label = 'home' AND a.ended_at IS NULL`, [residentId]);
      }
      return this.insert(tx, residentId, draft);
    });
  }

  /** It no longer holds. @throws REGISTRY.FACT_NOT_FOUND, also for one that was ended before or is of nobody in scope */
  async end(scope: Scope, residentId: string, addressId: string): Promise<ResidentAddressDto> {
    return this.database.scoped(scope, async (tx) => {
      const [rows] = await tx.query<[ResidentAddressDto[], number]>(
        `${END} WHERE a.id = $2 AND a.ended_at IS NULL
           AND a.resident_id IN (SELECT r.id FROM registry.residents r WHERE r.id = $1 OR r.merged_into = $1) RETURNING ${COLUMNS}`,
        [residentId, addressId],
      );
      if (!rows[0]) throw RegistryErrors.FACT_NOT_FOUND();
      return rows[0];
    });
  }

  private async insert(
    tx: Tx,
    residentId: string,
    { label, line, doorNote, longitude, latitude }: AddAddressDto,
  ): Promise<ResidentAddressDto> {
    const [added] = await tx.query<ResidentAddressDto[]>(ADD, [
      ...[residentId, label, line, doorNote ?? null, longitude ?? null, latitude ?? null],
    ]);
    if (!added) throw RegistryErrors.RESIDENT_NOT_FOUND();
    return added;
  }
}

import { Injectable } from '@nestjs/common';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { refusing } from '../dated-row/expected-refusal.js';
import { placeInScope } from '../dated-row/facility-place.js';
import { MealPointErrors } from '../meal-point.errors.js';
import type { AddLicenceDto, EditLicenceDto, LicenceDto, LicenceListDto, LicenceQueryDto } from './licence.dto.js';
import { FROM_LICENCES, licenceInUse, LICENCE_TOLD } from './licence.sql.js';

const INSERT = `
  INSERT INTO meal_point.licences (district_code, town_code, facility_id, kind, number, issuer, valid_from, valid_to)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`;
const INSERT_HOLDER = `
  INSERT INTO meal_point.certificate_holders (id, district_code, town_code, facility_id, name) VALUES ($1, $2, $3, $4, $5)`;

/** Columns an edit may set, by the field that sets them. */
const EDITABLE = {
  number: 'number',
  issuer: 'issuer',
  validFrom: 'valid_from',
  validTo: 'valid_to',
  endedOn: 'ended_on',
} as const;

/** 证照: licences, health certificates, acceptances and insurances of facilities. */
@Injectable()
export class LicenceService {
  constructor(private readonly database: Database) {}

  /** A page of the licences in scope, by expiry. */
  async list(scope: Scope, asked: LicenceQueryDto): Promise<LicenceListDto> {
    const after = asked.cursor === undefined ? [null, null] : decodeCursor(asked.cursor, 2);
    const today = businessDateAt(new Date());
    const until = asked.expiringWithinDays === undefined ? null : addDays(today, asked.expiringWithinDays);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<LicenceDto[]>(
        `SELECT ${LICENCE_TOLD} ${FROM_LICENCES}
         WHERE ($1::uuid IS NULL OR l.facility_id = $1) AND ($2::text IS NULL OR l.town_code = $2)
           AND ($3::text IS NULL OR l.kind = $3)
           AND ($4::date IS NULL OR (l.valid_to <= $4 AND ${licenceInUse('$5::date')}))
           AND ($6::date IS NULL OR (coalesce(l.valid_to, '9999-12-31'), l.id) > ($6::date, $7::uuid))
         ORDER BY coalesce(l.valid_to, '9999-12-31'), l.id LIMIT $8`,
        [
          ...[asked.facilityId ?? null, asked.townCode ?? null, asked.kind ?? null, until, today],
          ...[...after, asked.limit + 1],
        ],
      ),
    );
    const items = rows.slice(0, asked.limit);
    const last = items.at(-1);
    const more = last && rows.length > items.length;
    return { items, nextCursor: more ? encodeCursor([last.validTo ?? '9999-12-31', last.id]) : null };
  }

  /** @throws MEAL_POINT.FACILITY_NOT_FOUND, HOLDER_MISSING, LICENCE_EXISTS, EXPIRY_MISSING, DATES_REVERSED */
  async add(scope: Scope, draft: AddLicenceDto): Promise<LicenceDto> {
    const holderName = draft.holderName ?? null;
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const { id: facilityId, districtCode, townCode } = await placeInScope(tx, scope, draft.facilityId);
        if ((draft.kind === 'health_certificate') !== (holderName !== null)) throw MealPointErrors.HOLDER_MISSING();
        const [{ id }] = await tx.query<[{ id: string }]>(INSERT, [
          ...[districtCode, townCode, facilityId, draft.kind, draft.number, draft.issuer ?? null],
          ...[draft.validFrom, draft.validTo ?? null],
        ]);
        if (holderName !== null) await tx.query(INSERT_HOLDER, [id, districtCode, townCode, facilityId, holderName]);
        return this.get(tx, id);
      }),
    );
  }

  /**
   * Mends what the edit names, if the licence still is at `version`.
   * @throws MEAL_POINT.ROW_NOT_FOUND, CHANGED_MEANWHILE, HOLDER_MISSING and those of `add`
   */
  async edit(
    scope: Scope,
    { id, version, edit }: { id: string; version: number; edit: EditLicenceDto },
  ): Promise<LicenceDto> {
    const changes = Object.entries(EDITABLE).flatMap(([field, column]) => {
      const value = edit[field as keyof typeof EDITABLE];
      return value === undefined ? [] : [{ column, value }];
    });
    const sets = ['version = version + 1', ...changes.map(({ column }, at) => `${column} = $${at + 3}`)].join(', ');
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const [, changed] = await tx.query<[unknown[], number]>(
          `UPDATE meal_point.licences SET ${sets} WHERE id = $1 AND version = $2`,
          [id, version, ...changes.map(({ value }) => value)],
        );
        const now = await this.get(tx, id);
        if (changed !== 1) throw MealPointErrors.CHANGED_MEANWHILE();
        if (edit.holderName === undefined) return now;
        const [, named] = await tx.query<[unknown[], number]>(
          'UPDATE meal_point.certificate_holders SET name = $2 WHERE id = $1',
          [id, edit.holderName],
        );
        if (named !== 1) throw MealPointErrors.HOLDER_MISSING();
        return this.get(tx, id);
      }),
    );
  }

  private async get(tx: Tx, id: string): Promise<LicenceDto> {
    const [licence] = await tx.query<LicenceDto[]>(`SELECT ${LICENCE_TOLD} ${FROM_LICENCES} WHERE l.id = $1`, [id]);
    if (!licence) throw MealPointErrors.ROW_NOT_FOUND();
    return licence;
  }
}

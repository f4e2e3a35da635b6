import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, type Scope } from '@nuancan/platform';
import { violatedConstraint } from '@nuancan/registry';
import { businessDateAt, type DomainError } from '@nuancan/kernel';
import { MealPointErrors } from '../meal-point.errors.js';
import { FACILITY_COLUMNS, FacilityReader } from './facility-reader.js';
import type {
  CreateFacilityDto,
  EditFacilityDto,
  FacilityDto,
  FacilityListDto,
  FacilityQueryDto,
} from './facility.dto.js';

const LIST = `
  SELECT ${FACILITY_COLUMNS} FROM meal_point.facilities
  WHERE district_code = $1 AND ($2::text IS NULL OR town_code = $2) AND ($3::text IS NULL OR tier = $3)
    AND ($4::text IS NULL OR code > $4)
  ORDER BY code LIMIT $5`;

const INSERT = `
  INSERT INTO meal_point.facilities (district_code, code, town_code, name, tier, organisation_id, village_code, address, longitude,
    latitude, seats, opened_on)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING ${FACILITY_COLUMNS}`;

// Whoever plans it may sign for it; what was never planned by a person the database takes over as open (begin_states).
const PLAN = `
  INSERT INTO meal_point.facility_states (district_code, town_code, facility_id, seq, state, valid_from, recorded_by)
  VALUES ($1, $2, $3, 1, 'planned', $4, platform.scope_account())`;

/** Columns an edit may set, by the field that sets them. */
const EDITABLE: Readonly<Record<keyof EditFacilityDto, string>> = {
  name: 'name',
  tier: 'tier',
  organisationId: 'organisation_id',
  villageCode: 'village_code',
  address: 'address',
  longitude: 'longitude',
  latitude: 'latitude',
  seats: 'seats',
  openedOn: 'opened_on',
  closedOn: 'closed_on',
};

/** Lists, plans and edits the facilities of the scope's district. */
@Injectable()
export class FacilityService {
  constructor(
    private readonly database: Database,
    private readonly reader: FacilityReader,
  ) {}

  /** One page by code. */
  async list(scope: Scope, asked: FacilityQueryDto): Promise<FacilityListDto> {
    const [after] = asked.cursor === undefined ? [null] : decodeCursor(asked.cursor, 1);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<FacilityDto[]>(LIST, [
        scope.districtCode,
        asked.townCode ?? null,
        asked.tier ?? null,
        after,
        asked.limit + 1,
      ]),
    );
    const items = rows.slice(0, asked.limit);
    const last = items.at(-1);
    return { items, nextCursor: last && rows.length > items.length ? encodeCursor([last.code]) : null };
  }

  /** @throws MEAL_POINT.FACILITY_NOT_FOUND */
  async get(scope: Scope, id: string): Promise<FacilityDto> {
    return this.database.scoped(scope, (tx) => this.reader.get(tx, id));
  }

  /**
   * Plans a facility: it opens after its acceptance. A town plans its own.
   * @throws MEAL_POINT.CODE_TAKEN, MEAL_POINT.ORGANISATION_UNKNOWN, MEAL_POINT.PLACE_UNKNOWN, MEAL_POINT.OTHER_TOWN
   */
  async create(scope: Scope, draft: CreateFacilityDto): Promise<FacilityDto> {
    if (scope.townCode !== null && scope.townCode !== draft.townCode) throw MealPointErrors.OTHER_TOWN();
    const values = [
      scope.districtCode,
      draft.code,
      draft.townCode,
      draft.name,
      draft.tier,
      draft.organisationId,
      draft.villageCode ?? null,
      draft.address ?? null,
      draft.longitude ?? null,
      draft.latitude ?? null,
      draft.seats ?? null,
      draft.openedOn,
    ];
    return this.write(() =>
      this.database.scoped(scope, async (tx) => {
        const [created] = await tx.query<[FacilityDto]>(INSERT, values);
        await tx.query(PLAN, [scope.districtCode, created.townCode, created.id, businessDateAt(new Date())]);
        return created;
      }),
    );
  }

  /**
   * Changes what the edit names, if the facility still is at `version`.
   * @throws MEAL_POINT.CHANGED_MEANWHILE, MEAL_POINT.FACILITY_NOT_FOUND and those of `create`
   */
  async edit(
    scope: Scope,
    { id, version, edit }: { id: string; version: number; edit: EditFacilityDto },
  ): Promise<FacilityDto> {
    const changes = Object.entries(EDITABLE).flatMap(([field, column]) => {
      const value = edit[field as keyof EditFacilityDto];
      return value === undefined ? [] : [{ column, value }];
    });
    const sets = ['version = version + 1', ...changes.map(({ column }, at) => `${column} = $${at + 3}`)].join(', ');
    return this.write(() =>
      this.database.scoped(scope, async (tx) => {
        const [[changed]] = await tx.query<[FacilityDto[], number]>(
          `UPDATE meal_point.facilities SET ${sets} WHERE id = $1 AND version = $2 RETURNING ${FACILITY_COLUMNS}`,
          [id, version, ...changes.map(({ value }) => value)],
        );
        if (changed) return changed;
        await this.reader.get(tx, id);
        throw MealPointErrors.CHANGED_MEANWHILE();
      }),
    );
  }

  private async write<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw expectedRefusal(violatedConstraint(error)) ?? error;
    }
  }
}

function expectedRefusal(constraint: string | null): DomainError | null {
  if (constraint === null) return null;
  if (constraint === 'facilities_code_key') return MealPointErrors.CODE_TAKEN();
  if (constraint === 'facilities_days_open') return MealPointErrors.DAYS_OPEN();
  if (constraint === 'facilities_organisation_fkey') return MealPointErrors.ORGANISATION_UNKNOWN();
  if (constraint === 'facilities_town_fkey' || constraint === 'facilities_village_fkey')
    return MealPointErrors.PLACE_UNKNOWN();
  if (constraint === 'supplies_point_tier_fkey' || constraint === 'supplies_supplier_tier_fkey')
    return MealPointErrors.TIER_IN_USE();
  return constraint === 'facilities_dates_in_order' ? MealPointErrors.DATES_REVERSED() : null;
}

import { Injectable } from '@nestjs/common';
import { placeInScope } from '@nuancan/meal-point';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { shownName } from '../volunteer/shown-person.js';
import { refusing } from '../volunteering-refusal.js';
import { VolunteeringErrors } from '../volunteering.errors.js';
import type { DelivererListDto, DelivererQueryDto, DeliveryProfileDto } from './deliverer.dto.js';
import { loadDeliverers } from './load-deliverers.js';

const PROFILE = `SELECT p.mode, p.hot_portions AS "hotPortions", p.cold_portions AS "coldPortions", p.most_minutes AS "mostMinutes",
    p.starts_from AS "startsFrom", p.ends_at AS "endsAt", p.home_longitude AS "homeLongitude", p.home_latitude AS "homeLatitude",
    ARRAY(SELECT a.village_code FROM volunteering.delivery_areas a WHERE a.volunteer_id = p.volunteer_id ORDER BY 1) AS "villageCodes",
    coalesce((SELECT jsonb_agg(jsonb_build_object('weekday', h.weekday, 'startsAt', to_char(h.starts_at, 'HH24:MI'),
      'endsAt', to_char(h.ends_at, 'HH24:MI')) ORDER BY h.weekday, h.starts_at) FROM volunteering.delivery_hours h
      WHERE h.volunteer_id = p.volunteer_id), '[]') AS hours
  FROM volunteering.delivery_profiles p WHERE p.volunteer_id = $1`;

const SET = `INSERT INTO volunteering.delivery_profiles (volunteer_id, district_code, town_code, mode, hot_portions, cold_portions, most_minutes,
    starts_from, ends_at, home_longitude, home_latitude, changed_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, platform.scope_account())
  ON CONFLICT (volunteer_id) DO UPDATE SET mode = EXCLUDED.mode, hot_portions = EXCLUDED.hot_portions, cold_portions = EXCLUDED.cold_portions,
    most_minutes = EXCLUDED.most_minutes, starts_from = EXCLUDED.starts_from, ends_at = EXCLUDED.ends_at,
    home_longitude = EXCLUDED.home_longitude, home_latitude = EXCLUDED.home_latitude, changed_by = EXCLUDED.changed_by,
    changed_at = clock_timestamp()`;

interface Owner {
  readonly townCode: string;
  readonly districtCode: string;
  readonly erased: boolean;
}

/** Volunteers as those who bring meals (送餐志愿者). */
@Injectable()
export class DelivererService {
  constructor(private readonly database: Database) {}

  /** How somebody brings meals. @throws VOLUNTEERING.VOLUNTEER_NOT_FOUND, NO_PROFILE */
  async get(scope: Scope, volunteerId: string): Promise<DeliveryProfileDto> {
    return this.database.scoped(scope, async (tx) => {
      await find(tx, volunteerId);
      return profileOf(tx, volunteerId);
    });
  }

  /**
   * Enters how somebody brings meals, in place of what was entered before.
   * @throws VOLUNTEERING.VOLUNTEER_NOT_FOUND, ERASED, HOME_NEEDED, NO_BOXES, UNKNOWN_PLACE, HOURS_OVERLAP, TIMES_REVERSED
   */
  async set(scope: Scope, volunteerId: string, profile: DeliveryProfileDto): Promise<DeliveryProfileDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const { townCode, districtCode, erased } = await find(tx, volunteerId);
        if (erased) throw VolunteeringErrors.ERASED();
        await tx.query(SET, [
          ...[
            volunteerId,
            districtCode,
            townCode,
            profile.mode,
            profile.hotPortions,
            profile.coldPortions,
            profile.mostMinutes,
          ],
          ...[profile.startsFrom, profile.endsAt, profile.homeLongitude ?? null, profile.homeLatitude ?? null],
        ]);
        for (const table of ['delivery_areas', 'delivery_hours'] as const) {
          await tx.query(`DELETE FROM volunteering.${table} WHERE volunteer_id = $1`, [volunteerId]);
        }
        await tx.query(
          `INSERT INTO volunteering.delivery_areas (volunteer_id, district_code, town_code, village_code)
           SELECT $1, $2, $3, v FROM unnest($4::text[]) v`,
          [volunteerId, districtCode, townCode, profile.villageCodes],
        );
        await tx.query(
          `INSERT INTO volunteering.delivery_hours (volunteer_id, district_code, town_code, weekday, starts_at, ends_at)
           SELECT $1, $2, $3, h.weekday, h."startsAt", h."endsAt"
           FROM jsonb_to_recordset($4) h (weekday int, "startsAt" time, "endsAt" time)`,
          [volunteerId, districtCode, townCode, JSON.stringify(profile.hours)],
        );
        return profileOf(tx, volunteerId);
      }),
    );
  }

  /** Who brings meals at a time of a day, and who could. @throws VOLUNTEERING.FACILITY_NOT_IN_SCOPE, TIMES_REVERSED */
  async list(
    scope: Scope,
    { facilityId, businessDate, startsAt, endsAt }: DelivererQueryDto,
  ): Promise<DelivererListDto> {
    if (endsAt <= startsAt) throw VolunteeringErrors.TIMES_REVERSED();
    const [begins, ends] = [startsAt, endsAt].map((clock) => new Date(`${businessDate}T${clock}:00+08:00`)) as [
      Date,
      Date,
    ];
    return this.database.scoped(scope, async (tx) => {
      const named = facilityId ?? scope.facilityId;
      const { id } = await placeInScope(tx, scope, named, VolunteeringErrors.FACILITY_NOT_IN_SCOPE);
      const found = await loadDeliverers(tx, { facilityId: id, businessDate, from: begins, to: ends });
      return {
        items: found.map(({ homeLongitude: _longitude, homeLatitude: _latitude, villageCodes, skills, ...one }) => ({
          ...one,
          villageCodes: [...villageCodes],
          skills: [...skills],
          name: shownName(scope, one.name),
        })),
      };
    });
  }
}

async function find(tx: Tx, volunteerId: string): Promise<Owner> {
  const [row] = await tx.query<Owner[]>(
    `SELECT town_code AS "townCode", district_code AS "districtCode", erased_at IS NOT NULL AS erased
     FROM volunteering.volunteers WHERE id = $1`,
    [volunteerId],
  );
  if (!row) throw VolunteeringErrors.VOLUNTEER_NOT_FOUND();
  return row;
}

async function profileOf(tx: Tx, volunteerId: string): Promise<DeliveryProfileDto> {
  const [profile] = await tx.query<DeliveryProfileDto[]>(PROFILE, [volunteerId]);
  if (!profile) throw VolunteeringErrors.NO_PROFILE();
  return profile;
}

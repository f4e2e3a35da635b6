import type { Client } from 'pg';
import type { ArrangedTown } from '../support/small-district.js';

/** Rows of a town's volunteers that a request may name. */
export interface VolunteerFacts {
  /** Active and checked, with the town's name. */
  readonly volunteerId: string;
  /** Of today, with that volunteer's sign-up. */
  readonly shiftId: string;
  readonly signUpId: string;
  /** Of yesterday, signed out and not confirmed. */
  readonly attendanceId: string;
  /** Somebody who did not come today: a sign-up of one minute at midnight. */
  readonly noShowId: string;
  /** Ten of 120 minutes that the time bank held. */
  readonly redemptionId: string;
}

/** Stores a volunteer with a shift and an attendance at the town's canteen, and the district's rate, as the owner of the database. */
export async function storeVolunteerFacts(owner: Client, town: ArrangedTown): Promise<VolunteerFacts> {
  const idOf = async (sql: string, values: readonly unknown[]): Promise<string> =>
    (await owner.query<{ id: string }>(`${sql} RETURNING id`, [...values])).rows[0]?.id ?? '';
  const place = [town.districtCode, town.code, town.facilityId];
  const account = `(SELECT id FROM identity.accounts WHERE login = '${town.logins.operator}')`;
  await owner.query(
    `INSERT INTO volunteering.reference_rates (district_code, valid_from, fen_per_hour, recorded_by)
     SELECT $1, '2020-01-01', 1800, ${account}
     WHERE NOT EXISTS (SELECT FROM volunteering.reference_rates WHERE district_code = $1)`,
    [town.districtCode],
  );
  const volunteerId = await idOf(
    `INSERT INTO volunteering.volunteers (district_code, town_code, consented_on, registered_by, checked_by, checked_at)
     SELECT $1, $2, '2026-01-01', ${account}, id, now() FROM identity.accounts WHERE login = $3`,
    [town.districtCode, town.code, town.logins.town_official],
  );
  await owner.query(
    `INSERT INTO volunteering.persons (id, district_code, town_code, name, name_initials, phone, client_id, body_hash)
     VALUES ($3, $1, $2, '${town.name}志愿者', 'zyz', '13800002222', gen_random_uuid(), sha256(''))`,
    [town.districtCode, town.code, volunteerId],
  );
  const shiftOf = (hours: string, purpose: string): Promise<string> =>
    idOf(
      `INSERT INTO volunteering.shifts (district_code, town_code, facility_id, business_date, starts_at, ends_at, purpose, wanted, planned_by)
       VALUES ($1, $2, $3, platform.business_date(now()), ${hours}, '${purpose}', 3, ${account})`,
      place,
    );
  const signUpOf = (shift: string): Promise<string> =>
    idOf(
      `INSERT INTO volunteering.sign_ups (shift_id, volunteer_id, district_code, town_code, facility_id, business_date, during, signed_up_by)
       SELECT s.id, $2, s.district_code, s.town_code, s.facility_id, s.business_date, s.during, ${account}
       FROM volunteering.shifts s WHERE s.id = $1`,
      [shift, volunteerId],
    );
  const shiftId = await shiftOf(`'08:00', '10:00'`, 'kitchen');
  const signUpId = await signUpOf(shiftId);
  const noShowId = await signUpOf(await shiftOf(`'00:00', '00:01'`, 'delivery'));
  await storeDeliverer(owner, town, { volunteerId, noShowId });
  const at = (clock: string): string =>
    `(platform.business_date(now()) - 1 + time '${clock}') AT TIME ZONE 'Asia/Shanghai'`;
  const device = 'gen_random_uuid()';
  const attendanceId = await idOf(
    `INSERT INTO volunteering.attendances (id, district_code, town_code, facility_id, volunteer_id, business_date, purpose, arrived_at,
       arrived_by, in_device_at, in_device_id, in_body_hash, in_account_id, left_at, left_by, out_device_at, out_device_id,
       out_body_hash, out_account_id, out_recorded_at)
     VALUES (uuidv7(), $1, $2, $3, $4, platform.business_date(now()) - 1, 'kitchen', ${at('08:00')}, 'tablet', now(), ${device},
       sha256(''), ${account}, ${at('11:00')}, 'tablet', now(), ${device}, sha256(''), ${account}, now())`,
    [...place, volunteerId],
  );
  return {
    volunteerId,
    shiftId,
    signUpId,
    attendanceId,
    noShowId,
    redemptionId: await redeem(owner, town, volunteerId),
  };
}

/** How that volunteer brings meals, and that they did not. */
async function storeDeliverer(
  owner: Client,
  town: ArrangedTown,
  { volunteerId, noShowId }: { volunteerId: string; noShowId: string },
): Promise<void> {
  const account = `(SELECT id FROM identity.accounts WHERE login = '${town.logins.operator}')`;
  await owner.query(
    `INSERT INTO volunteering.delivery_profiles (volunteer_id, district_code, town_code, mode, hot_portions, cold_portions, most_minutes,
       starts_from, ends_at, changed_by) VALUES ($1, $2, $3, 'ebike', 12, 0, 90, 'kitchen', 'anywhere', ${account})`,
    [volunteerId, town.districtCode, town.code],
  );
  await owner.query(
    `INSERT INTO volunteering.delivery_hours (volunteer_id, district_code, town_code, weekday, starts_at, ends_at)
     SELECT $1, $2, $3, d, '08:00', '10:00' FROM generate_series(1, 7) d`,
    [volunteerId, town.districtCode, town.code],
  );
  await owner.query(
    `INSERT INTO volunteering.no_shows (sign_up_id, district_code, town_code, facility_id, business_date, volunteer_id, reported_by)
     VALUES ($1, $2, $3, $4, current_date, $5, ${account})`,
    [noShowId, town.districtCode, town.code, town.facilityId, volunteerId],
  );
}

/** What is earned comes from a confirmation; a test's is stored as if it had. */
async function redeem(owner: Client, town: ArrangedTown, volunteerId: string): Promise<string> {
  const of = [volunteerId, town.districtCode, town.code];
  await owner.query(
    `INSERT INTO volunteering.time_accounts (volunteer_id, district_code, town_code, balance_minutes) VALUES ($1, $2, $3, 120)`,
    of,
  );
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO volunteering.time_movements (volunteer_id, district_code, town_code, kind, minutes, happened_on, service, beneficiary,
       client_id, body_hash, account_id)
     SELECT $1, $2, $3, 'redemption', -10, current_date, 'haircut', 'self', gen_random_uuid(), sha256(''), id
     FROM identity.accounts WHERE login = $4 RETURNING id`,
    [...of, town.logins.operator],
  );
  return rows[0]?.id ?? '';
}

/** What requests about volunteers call by these names. */
export function volunteerValues(
  target: VolunteerFacts & { readonly villageCode: string },
): Readonly<Record<string, unknown>> {
  const { volunteerId, shiftId, signUpId, attendanceId, redemptionId, noShowId, villageCode } = target;
  return {
    ...{ volunteerId, shiftId, signUpId, attendanceId, redemptionId, noShowId, replaces: null },
    ...{ homeLongitude: null, homeLatitude: null, hotPortions: 8, villageCodes: [villageCode] },
  };
}

import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt, type BusinessDate } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import type { Client } from 'pg';
import type { SignInDto, TapDto } from '../attendance/attendance.dto.js';

/** Where volunteers of a test help, and the accounts that look after them. */
export interface Desk {
  readonly owner: Client;
  readonly townCode: string;
  readonly districtCode: string;
  readonly facilityId: string;
  readonly operator: Scope;
  readonly official: Scope;
}

/** Somebody who may help at once: registered by the operator, checked by the official, with these skills for a year. */
export async function storeVolunteer(
  { owner, townCode, districtCode, operator, official }: Desk,
  {
    name = '徐爱国',
    skills = [],
    accountId = null,
  }: { name?: string; skills?: readonly string[]; accountId?: string | null } = {},
): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO volunteering.volunteers (district_code, town_code, consented_on, registered_by, checked_by, checked_at, account_id)
     VALUES ($1, $2, '2026-01-01', $3, $4, now(), $5) RETURNING id`,
    [districtCode, townCode, operator.accountId, official.accountId, accountId],
  );
  const id = rows[0]?.id ?? '';
  await owner.query(
    `INSERT INTO volunteering.persons (id, district_code, town_code, name, name_initials, phone, client_id, body_hash)
     VALUES ($1, $2, $3, $4, 'xag', '13800001111', gen_random_uuid(), sha256(''))`,
    [id, districtCode, townCode, name],
  );
  for (const skill of skills) {
    await owner.query(
      `INSERT INTO volunteering.volunteer_skills (volunteer_id, district_code, town_code, skill, valid_to)
       VALUES ($1, $2, $3, $4, current_date + 365)`,
      [id, districtCode, townCode, skill],
    );
  }
  return id;
}

/** Sets what an hour is worth from long ago. */
export async function storeRate({ owner, districtCode, operator }: Desk, fenPerHour: number): Promise<void> {
  await owner.query(
    `INSERT INTO volunteering.reference_rates (district_code, valid_from, fen_per_hour, recorded_by) VALUES ($1, '2020-01-01', $2, $3)`,
    [districtCode, fenPerHour, operator.accountId],
  );
}

/** A sign-in that somebody was asked for: hours before now would else be in the future early in the morning. */
export function cameAt(volunteerId: string, day: BusinessDate, clock: string): SignInDto {
  return { id: randomUUID(), volunteerId, purpose: 'kitchen', ...toldAt(day, clock) };
}

export function toldAt(day: BusinessDate, clock: string): TapDto {
  const told = { toldAt: `${day}T${clock}:00+08:00`, note: '问过本人' };
  return { deviceId: DEVICE, deviceAt: new Date().toISOString(), offline: false, ...told };
}

export const DEVICE = '0d0e3c5c-32f1-4f0e-9a35-0a8e3f6e7a11';
export const YESTERDAY = addDays(businessDateAt(new Date()), -1);

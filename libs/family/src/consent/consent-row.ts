import type { Scope } from '@nuancan/platform';
import { maskedPhone, maskName } from '@nuancan/registry';
import type { ConsentDto } from './consent.dto.js';

/** A consent `c`, as `ConsentDto`; the reader's row security decides which. */
export const CONSENT = `SELECT c.id, c.resident_id AS "residentId", e.name AS "residentName", c.facility_id AS "facilityId",
    f.name AS "facilityName", c.name, c.phone, c.relationship, c.given_on AS "givenOn", c.given_by_way AS way, c.shows_meals AS "showsMeals",
    c.shows_balance AS "showsBalance", c.shows_deliveries AS "showsDeliveries", c.valid_until AS "validUntil", family.stands(c) AS stands,
    EXISTS (SELECT FROM family.links l WHERE l.consent_id = c.id AND l.revoked_at IS NULL) AS linked, c.withdrawal,
    c.withdrawn_at AS "withdrawnAt", c.recorded_at AS "recordedAt", coalesce(v.views, 0) AS views, v.last_seen_at AS "lastSeenAt"
  FROM family.consents c JOIN meal_point.facilities f ON f.id = c.facility_id LEFT JOIN family.views v ON v.consent_id = c.id
  CROSS JOIN LATERAL family.elder_of(c.id) e (name)`;

/** As this role may see it: whole at the counter, masked for officials. */
export function shown(consent: ConsentDto, { role }: Scope): ConsentDto {
  if (role === 'operator') return consent;
  return { ...consent, residentName: maskName(consent.residentName), phone: maskedPhone(consent.phone) };
}

const SKILLS_OF = `coalesce((SELECT jsonb_agg(jsonb_build_object('skill', k.skill, 'validFrom', k.valid_from, 'validTo', k.valid_to,
    'daysLeft', k.valid_to - platform.business_date(now())) ORDER BY k.skill)
  FROM volunteering.volunteer_skills k WHERE k.volunteer_id = v.id), '[]')`;

/** Columns of a `VolunteerDto` of volunteer `v`, in clear as row security gives them. */
export const VOLUNTEER_COLUMNS = `v.id, v.register_no AS "registerNo", v.town_code AS "townCode", p.name, p.name_initials AS initials, p.phone,
  v.state, v.checked_at IS NOT NULL AS checked, v.erased_at IS NOT NULL AS erased,
  v.checked_at IS NULL AND v.erased_at IS NULL AND v.registered_by <> platform.scope_account()
    AND platform.scope_role() IN ('town_official', 'district_official') AS "mayCheck",
  ${SKILLS_OF} AS skills, d.mode AS "deliveryMode", volunteering.logs_in(v.account_id) AS "hasAccount",
  coalesce(t.balance_minutes, 0)::bigint AS "balanceMinutes", v.version`;

export const FROM_VOLUNTEERS = `FROM volunteering.volunteers v LEFT JOIN volunteering.persons p ON p.id = v.id
  LEFT JOIN volunteering.time_accounts t ON t.volunteer_id = v.id LEFT JOIN volunteering.delivery_profiles d ON d.volunteer_id = v.id`;

/** Columns of a `VolunteerDetailDto`. */
export const DETAIL_COLUMNS = `${VOLUNTEER_COLUMNS}, p.birth_date AS "birthDate", p.home_village_code AS "homeVillageCode",
  (SELECT h.name FROM registry.villages h WHERE h.code = p.home_village_code) AS "homeVillageName",
  v.consented_on AS "consentedOn", v.registered_at AS "registeredAt", v.checked_at AS "checkedAt", v.account_id AS "accountId"`;

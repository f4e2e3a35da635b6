/** Columns of a `LicenceDto` of licence `l`; the holder's name stays null where row security hides it. */
export const LICENCE_COLUMNS = `l.id, l.facility_id AS "facilityId", f.name AS "facilityName", l.kind, l.number, l.issuer,
  h.name AS "holderName", l.valid_from AS "validFrom", l.valid_to AS "validTo", l.ended_on AS "endedOn",
  l.valid_to - platform.business_date(now()) AS "daysLeft", RENEWED AS renewed, l.version`;

export const FROM_LICENCES = `FROM meal_point.licences l JOIN meal_point.facilities f ON f.id = l.facility_id
  LEFT JOIN meal_point.certificate_holders h ON h.id = l.id`;

/**
 * Another licence of the same facility, kind and holder lasts longer than `l`. A reader without the names takes every
 * certificate for itself and so never hides one that is due.
 */
export const LICENCE_RENEWED = `EXISTS (SELECT FROM meal_point.licences n LEFT JOIN meal_point.certificate_holders nh ON nh.id = n.id
  WHERE n.facility_id = l.facility_id AND n.kind = l.kind AND n.id <> l.id AND n.ended_on IS NULL
    AND (l.kind <> 'health_certificate' OR nh.name = h.name)
    AND coalesce(n.valid_to, 'infinity') > coalesce(l.valid_to, 'infinity'))`;

/** `LICENCE_COLUMNS` with whether it was renewed. */
export const LICENCE_TOLD = LICENCE_COLUMNS.replace('RENEWED', LICENCE_RENEWED);

/** In use on a day (`$n`): not ended by then and not renewed. */
export function licenceInUse(dayParameter: string): string {
  return `(l.ended_on IS NULL OR l.ended_on > ${dayParameter}) AND NOT ${LICENCE_RENEWED}`;
}

/**
 * The lines of a menu that have a price on `day`, each with whether it is offered then: the date's own word first, then
 * its weekdays, else every day. `facility` and `day` are SQL expressions.
 */
export function menuOn(facility: string, day: string): string {
  return `(SELECT i.id, i.slot, i.kind, i.name, i.price_fen, i.valid_from, i.valid_to, d.sold_out_at,
      coalesce(d.offered, extract(isodow FROM ${day})::smallint = ANY (w.weekdays), true) AS offered
    FROM canteen.menu_items i
    LEFT JOIN canteen.menu_days d ON d.facility_id = i.facility_id AND d.business_date = ${day} AND d.slot = i.slot AND d.name = i.name
    LEFT JOIN canteen.menu_weekdays w ON w.facility_id = i.facility_id AND w.slot = i.slot AND w.name = i.name
      AND w.valid_from <= ${day} AND (w.valid_to IS NULL OR w.valid_to >= ${day})
    WHERE i.facility_id = ${facility} AND i.superseded_at IS NULL AND i.valid_from <= ${day}
      AND (i.valid_to IS NULL OR i.valid_to >= ${day}))`;
}

import { addDays, businessDateAt, weekdayOf, type BusinessDate } from '@nuancan/kernel';
import type { CalendarReader } from '@nuancan/meal-point';
import type { Tx } from '@nuancan/platform';

/** Standing orders become orders so many days ahead, so that single days can be changed by telephone. */
export const HORIZON_DAYS = 7;

// Whoever ends or pauses one is either before this and seen, or waits and then cancels what is placed.
const LOCK = `SELECT FROM delivery.standing_orders s WHERE ($2::uuid IS NULL OR s.id = $2) AND s.valid_to >= $1 ORDER BY s.id FOR SHARE`;

// A minute before the cut-off it is too late for a whole district; what somebody cancelled is not placed again.
const PLACE = `
  INSERT INTO delivery.orders (district_code, town_code, facility_id, facility_town, resident_id, person_id, business_date, slot, set_name,
    payment_method, handover, handover_note, address_id, standing_order_id, account_id)
  SELECT s.district_code, s.town_code, s.facility_id, s.facility_town, s.resident_id, s.person_id, d.day, s.slot, s.set_name,
    s.payment_method, s.handover, s.handover_note, (SELECT a.id FROM registry.resident_addresses a WHERE a.id = s.address_id AND a.ended_at IS NULL),
    s.id, platform.scope_account()
  FROM delivery.standing_orders s
  JOIN unnest($1::date[], $2::int[], $3::boolean[]) d (day, weekday, holiday) ON d.weekday = ANY (s.weekdays)
    AND d.day BETWEEN s.valid_from AND s.valid_to AND (s.on_holidays OR NOT d.holiday)
  JOIN meal_point.facilities f ON f.id = s.facility_id AND f.closed_on IS NULL
  WHERE ($4::uuid IS NULL OR s.id = $4)
    AND NOT EXISTS (SELECT FROM delivery.pauses p WHERE p.standing_order_id = s.id AND p.lifted_at IS NULL
      AND d.day BETWEEN p.paused_from AND p.paused_to)
    AND NOT EXISTS (SELECT FROM delivery.orders o WHERE o.standing_order_id = s.id AND o.business_date = d.day)
    AND (SELECT r.cut_off FROM delivery.rule_on(s.facility_id, s.slot, d.day) r) > clock_timestamp() + interval '1 minute'
    AND delivery.closed_by(s.district_code, s.facility_town, s.facility_id, d.day, s.slot) IS NULL
    AND NOT delivery.gone_on(s.person_id, d.day)
  ORDER BY s.id, d.day ON CONFLICT DO NOTHING RETURNING id`;

/**
 * Places what standing orders ask for on the days from `from` to `to`: of one, or of all in scope. Doing it again places
 * nothing. @returns how many orders were placed
 */
export async function placeStandingOrders(
  tx: Tx,
  calendar: CalendarReader,
  {
    from = businessDateAt(new Date()),
    days = HORIZON_DAYS,
    standingOrderId = null,
  }: { readonly from?: BusinessDate; readonly days?: number; readonly standingOrderId?: string | null } = {},
): Promise<number> {
  const dates = Array.from({ length: days + 1 }, (_, ahead) => addDays(from, ahead));
  const kindOf = await calendar.kinds(tx, { from, to: addDays(from, days) });
  await tx.query(LOCK, [from, standingOrderId]);
  const placed = await tx.query<unknown[]>(PLACE, [
    dates,
    dates.map((day) => weekdayOf(day)),
    dates.map((day) => kindOf(day) === 'holiday'),
    standingOrderId,
  ]);
  return placed.length;
}

/**
 * Whether facility `f` belongs to month $1, whose claim, if any, is `c`: open in it, claimed, or closed since with something booked in
 * it that came late.
 */
export const OF_MONTH = `f.opened_on < $1::date + interval '1 month' AND (f.closed_on IS NULL OR f.closed_on >= $1 OR c.id IS NOT NULL
  OR EXISTS (SELECT FROM canteen.day_closes d WHERE d.facility_id = f.id AND d.booked_month = $1))`;

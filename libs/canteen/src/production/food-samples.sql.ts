/** Samples that are no mistake, with what became of them: `s`, `d` the dish, `e` the end. */
export const SAMPLE_COLUMNS = `s.id, s.business_date AS "businessDate", s.slot, s.dish_id AS "dishId", d.name AS "dishName", s.grams, s.celsius,
  s.kept_at AS "keptAt", s.keep_until AS "keepUntil", s.kept_where AS "keptWhere",
  s.grams >= r.sample_grams AND s.celsius BETWEEN r.sample_from_celsius AND r.sample_to_celsius AS sufficient,
  e.ended_at AS "disposedAt", e.reason AS "disposedReason"`;
export const SAMPLES = `canteen.food_samples s JOIN canteen.dishes d ON d.id = s.dish_id
  LEFT JOIN canteen.food_sample_ends e ON e.sample_id = s.id CROSS JOIN LATERAL canteen.food_rule(s.district_code, s.business_date) r`;
export const NO_MISTAKE = `e.kind IS DISTINCT FROM 'withdrawn'`;

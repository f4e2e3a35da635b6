import type { MigrationInterface, QueryRunner } from 'typeorm';

const ITEMS = `jsonb_array_elements(input -> 'items') x
      JOIN canteen.meals m ON m.id = (x ->> 'mealId')::uuid AND m.business_date = (x ->> 'businessDate')::date`;

const book = (changed: string): string => `
  CREATE OR REPLACE FUNCTION canteen.book_judged_corrections(input jsonb) RETURNS TABLE (id uuid, meal_id uuid, booked_date date)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  #variable_conflict use_column
  DECLARE
    released jsonb;
    taken jsonb;
    booked record;
  BEGIN
    IF canteen.needs_second_person(input) AND NOT EXISTS (SELECT FROM canteen.correction_proposals p
        JOIN canteen.correction_decisions d ON d.proposal_id = p.id AND d.decision = 'approved' AND d.decided_by = platform.scope_account()
        WHERE p.district_code = platform.scope_district() AND p.client_id = (input ->> 'clientId')::uuid AND p.body = input) THEN
      RAISE EXCEPTION 'a second person approves what is as large as this'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'meal_corrections_four_eyes';
    END IF;
    PERFORM pg_advisory_xact_lock(canteen.meal_key(k.meal))
      FROM (SELECT (x ->> 'mealId')::uuid AS meal FROM jsonb_array_elements(input -> 'items') x ORDER BY 1) k;
    IF EXISTS (SELECT FROM ${ITEMS} WHERE (x ->> 'corrections')::bigint IS DISTINCT FROM (SELECT count(*)
        FROM canteen.meal_corrections k WHERE k.meal_id = m.id AND k.business_date = m.business_date)) THEN
      RAISE EXCEPTION 'a meal was corrected since this was judged'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'meal_corrections_as_judged';
    END IF;
    -- Wallets, then limits, then days, as whoever logs a meal.
    PERFORM FROM canteen.wallets w WHERE w.id IN (SELECT v.wallet_id FROM canteen.wallet_movements v
      JOIN jsonb_array_elements(input -> 'items') x ON v.meal_id = (x ->> 'mealId')::uuid) ORDER BY w.id FOR UPDATE;
    SELECT coalesce(jsonb_agg(jsonb_build_object('mealId', m.id, 'residentId', m.resident_id, 'key', q.limit_key,
        'windowStart', q.window_start, 'max', q.max)), '[]') INTO released
    FROM ${ITEMS} CROSS JOIN LATERAL canteen.held_quotas(m.id, m.business_date) q WHERE (x ->> 'releases')::boolean;
    SELECT coalesce(jsonb_agg(q || jsonb_build_object('mealId', m.id, 'residentId', m.resident_id)), '[]') INTO taken
    FROM ${ITEMS} CROSS JOIN LATERAL jsonb_array_elements(x -> 'takes') q;
    IF jsonb_array_length(released || taken) > 0 THEN
      PERFORM subsidy.move_quotas(released, taken);
    END IF;
    FOR booked IN SELECT * FROM canteen.book_corrections(input) LOOP
      INSERT INTO canteen.correction_quotas (correction_id, resident_id, limit_key, window_start, max, change, district_code,
        facility_town, facility_id, funding_town)
      SELECT k.id, (q ->> 'residentId')::uuid, q ->> 'key', (q ->> 'windowStart')::date, (q ->> 'max')::int, moved.change,
        k.district_code, k.facility_town, k.facility_id, k.funding_town
      FROM (VALUES (released, -1), (taken, 1)) AS moved (quotas, change) CROSS JOIN LATERAL jsonb_array_elements(moved.quotas) q
      JOIN canteen.meal_corrections k ON k.id = booked.id AND k.meal_id = (q ->> 'mealId')::uuid${changed};
      id := booked.id;
      meal_id := booked.meal_id;
      booked_date := booked.booked_date;
      RETURN NEXT;
    END LOOP;
  END $$;`;
const CHANGED = `
      -- What a meal releases and takes again it holds as before.
      WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(CASE moved.change WHEN 1 THEN released ELSE taken END) o
        WHERE (o ->> 'mealId', o ->> 'key', o ->> 'windowStart') = (q ->> 'mealId', q ->> 'key', q ->> 'windowStart'))`;

/** A subsidy that was refused can be granted again: the meal held its limits all the time. */
export class KeepHeldLimits1764410330000 implements MigrationInterface {
  readonly name = 'KeepHeldLimits1764410330000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(book(CHANGED));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(book(''));
  }
}

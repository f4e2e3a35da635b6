import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Function and trigger: what meals got, and gave back, is noted with their rows and by the same statement. */
const noted = (table: string, rows: string): string => `
  CREATE FUNCTION canteen.note_${table}() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM donation.note_spending((SELECT coalesce(jsonb_agg(jsonb_build_object('tranche', n.tranche_id, 'facility', n.facility_id,
      'day', n.business_date, 'district', n.district_code, 'town', n.facility_town, 'meal', n.meal_id, 'fen', n.amount_fen)), '[]')
      FROM (${rows}) n));
    RETURN NULL;
  END $$;
  ALTER FUNCTION canteen.note_${table}() OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION canteen.note_${table}() FROM PUBLIC;
  CREATE TRIGGER ${table}_noted AFTER INSERT ON canteen.${table} REFERENCING NEW TABLE AS inserted
    FOR EACH STATEMENT EXECUTE FUNCTION canteen.note_${table}();`;

const OF_CORRECTIONS = (rows: string): string =>
  `SELECT i.*, k.meal_id, k.business_date FROM ${rows} i JOIN canteen.meal_corrections k ON k.id = i.correction_id`;

const DONOR_MEALS = `
  CREATE FUNCTION canteen.donor_meals(donor uuid)
    RETURNS TABLE (meal_id uuid, business_date date, facility_id uuid, resident_id uuid, amount_fen bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH paid AS MATERIALIZED (
      SELECT t.id FROM donation.tranches t JOIN donation.donations d ON d.id = t.donation_id WHERE d.donor_id = donor)
    SELECT m.id, m.business_date, m.facility_id, m.resident_id, sum(x.amount_fen)::bigint
    FROM (SELECT g.meal_id, g.business_date, g.amount_fen FROM paid JOIN canteen.meal_donations g ON g.tranche_id = paid.id
      UNION ALL SELECT i.meal_id, i.business_date, i.amount_fen
      FROM (${OF_CORRECTIONS('canteen.correction_donations')}) i JOIN paid ON i.tranche_id = paid.id) x
    JOIN canteen.meals m ON m.id = x.meal_id AND m.business_date = x.business_date
    GROUP BY 1, 2, 3, 4 HAVING sum(x.amount_fen) <> 0;
  $$;
  ALTER FUNCTION canteen.donor_meals(uuid) OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION canteen.donor_meals(uuid) FROM PUBLIC;
  COMMENT ON FUNCTION canteen.donor_meals(uuid) IS
    'Who ate for what a donor gave, meal by meal. For the donor''s page, which counts them and tells nobody of them.';`;

const FORCED = [
  'canteen.meal_donations',
  'canteen.correction_donations',
  'canteen.meal_corrections',
  'donation.spent_days',
]
  .concat('donation.tranches', 'donation.donations')
  .map((table) => `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`)
  .join('');

/** What meals have used and given back until now. */
const BACKFILL = `
  ${FORCED.replaceAll(' FORCE ', ' NO FORCE ')}
  INSERT INTO donation.spent_days (tranche_id, facility_id, business_date, district_code, facility_town, meals, donor_meals, amount_fen)
  SELECT tranche_id, facility_id, business_date, min(district_code), min(facility_town), sum(CASE WHEN of_donation = 1 THEN sign(amount_fen) ELSE 0 END),
    sum(CASE WHEN of_donor = 1 THEN sign(amount_fen) ELSE 0 END), sum(amount_fen)
  FROM (SELECT x.*, row_number() OVER (PARTITION BY x.meal_id, x.source, t.donation_id ORDER BY x.tranche_id) AS of_donation,
      row_number() OVER (PARTITION BY x.meal_id, x.source, d.donor_id ORDER BY x.tranche_id) AS of_donor
    FROM (SELECT tranche_id, facility_id, business_date, district_code, facility_town, meal_id, amount_fen, NULL::uuid AS source
        FROM canteen.meal_donations
      UNION ALL SELECT tranche_id, facility_id, business_date, district_code, facility_town, meal_id, amount_fen, correction_id
        FROM (${OF_CORRECTIONS('canteen.correction_donations')}) given) x
    JOIN donation.tranches t ON t.id = x.tranche_id JOIN donation.donations d ON d.id = t.donation_id) u
  GROUP BY 1, 2, 3;
  ${FORCED}`;

const readable = (spentThere: string): string => `
  DROP POLICY tranches_read ON donation.tranches;
  CREATE POLICY tranches_read ON donation.tranches FOR SELECT TO nuancan_app USING (
    district_code = platform.scope_district() AND platform.scope_facility() IS NULL
    AND CASE WHEN platform.scope_town() IS NULL THEN platform.scope_role() IN ('district_official', 'auditor', 'system')
    ELSE platform.scope_role() IN ('town_official', 'auditor') AND (for_town = platform.scope_town()
      OR EXISTS (SELECT FROM meal_point.facilities f WHERE f.id = for_facility AND f.town_code = platform.scope_town())
      OR EXISTS (SELECT FROM ${spentThere} d WHERE d.tranche_id = tranches.id AND d.facility_town = platform.scope_town()))
    END);`;

/** What a tranche paid for stands by facility and day beside the meals' own rows: ten thousand donations are traced at once. */
export class TraceDonations1764420330000 implements MigrationInterface {
  readonly name = 'TraceDonations1764420330000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(BACKFILL);
    await queryRunner.query(DONOR_MEALS);
    await queryRunner.query(noted('meal_donations', 'SELECT i.* FROM inserted i'));
    await queryRunner.query(noted('correction_donations', OF_CORRECTIONS('inserted')));
    await queryRunner.query(readable('donation.spent_days'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION canteen.donor_meals(uuid)');
    await queryRunner.query(readable('canteen.meal_donations'));
    for (const table of ['meal_donations', 'correction_donations']) {
      await queryRunner.query(`
        DROP TRIGGER ${table}_noted ON canteen.${table};
        DROP FUNCTION canteen.note_${table}();
      `);
    }
    await queryRunner.query(`
      ALTER TABLE donation.spent_days NO FORCE ROW LEVEL SECURITY;
      DELETE FROM donation.spent_days;
      ALTER TABLE donation.spent_days FORCE ROW LEVEL SECURITY;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const standBehind = (least: string): string => `
  CREATE OR REPLACE FUNCTION reconciliation.stand_behind(decider uuid, input jsonb) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    place record;
    proposal uuid;
  BEGIN
    IF platform.scope_account() IS NULL OR decider = platform.scope_account() OR EXISTS (
      SELECT FROM jsonb_array_elements(input -> 'items') x WHERE x ->> 'kind' <> 'refuse_subsidy' OR NOT EXISTS (
        SELECT FROM reconciliation.finding_decisions d JOIN reconciliation.finding_meals e ON e.finding_id = d.finding_id
        WHERE d.kind = 'disallow' AND d.account_id = decider AND d.district_code = platform.scope_district() AND e.stake_fen > 0
          AND e.meal_id = (x ->> 'mealId')::uuid AND (d.meal_ids IS NULL OR e.meal_id = ANY (d.meal_ids))${least})) THEN
      RAISE EXCEPTION 'nobody else disallowed these meals' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_four_eyes';
    END IF;
    SELECT array_agg(DISTINCT m.facility_town) AS towns, array_agg(DISTINCT m.facility_id) AS facilities, count(*) AS meals,
      sum(abs((x #>> '{amounts,government_fen}')::bigint) + abs((x #>> '{amounts,elder_paid_fen}')::bigint)) AS fen INTO place
    FROM jsonb_array_elements(input -> 'items') x JOIN canteen.meals m ON m.id = (x ->> 'mealId')::uuid
      AND m.business_date = (x ->> 'businessDate')::date;
    INSERT INTO canteen.correction_proposals (district_code, town_code, facility_id, kind, reason, body, meals, amount_fen, client_id, proposed_by)
    VALUES (platform.scope_district(), CASE WHEN cardinality(place.towns) = 1 THEN place.towns[1] END,
      CASE WHEN cardinality(place.facilities) = 1 THEN place.facilities[1] END, 'refuse_subsidy', input ->> 'reason', input, place.meals,
      place.fen, (input ->> 'clientId')::uuid, decider)
    RETURNING id INTO proposal;
    INSERT INTO canteen.correction_decisions (proposal_id, district_code, town_code, facility_id, decision, proposed_by, decided_by)
    SELECT p.id, p.district_code, p.town_code, p.facility_id, 'approved', p.proposed_by, platform.scope_account()
    FROM canteen.correction_proposals p WHERE p.id = proposal;
  END $$;`;
const LEAST = `
          -- Who left more of the meal than the correction does not stand behind it.
          AND coalesce((SELECT (f.facts ->> 'dueFen')::bigint FROM reconciliation.findings f WHERE f.id = d.finding_id), 0)
            <= (SELECT m.government_fen + (x #>> '{amounts,government_fen}')::bigint + coalesce((SELECT sum(k.government_fen)
                FROM canteen.meal_corrections k WHERE k.meal_id = m.id AND k.business_date = m.business_date), 0)
              FROM canteen.meals m WHERE m.id = (x ->> 'mealId')::uuid AND m.business_date = (x ->> 'businessDate')::date)`;

/** Somebody who disallowed a part of a meal does not stand behind a correction that takes all of it. */
export class StandBehindAmounts1764410320000 implements MigrationInterface {
  readonly name = 'StandBehindAmounts1764410320000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(standBehind(LEAST));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(standBehind(''));
  }
}

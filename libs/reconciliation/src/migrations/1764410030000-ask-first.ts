import type { MigrationInterface, QueryRunner } from 'typeorm';

const guard = (askFirst: string): string => `
  CREATE OR REPLACE FUNCTION reconciliation.guard_finding_decision() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    actor uuid := platform.scope_account();
    f reconciliation.findings;
    broken text;
  BEGIN
    SELECT * INTO f FROM reconciliation.findings x WHERE x.id = NEW.finding_id
      AND x.district_code = platform.scope_district()
      AND (platform.scope_town() IS NULL OR x.town_code = platform.scope_town())
      AND (platform.scope_facility() IS NULL OR x.facility_id = platform.scope_facility()) FOR UPDATE;
    SELECT CASE
      WHEN f.id IS NULL OR actor IS NULL THEN 'finding_decisions_scope'
      WHEN platform.scope_role() <> ALL (CASE NEW.kind WHEN 'answer' THEN ARRAY['operator'] ELSE ARRAY['town_official', 'district_official'] END)
        THEN 'finding_decisions_role'
      WHEN f.gone_at IS NOT NULL THEN 'finding_decisions_gone'
      WHEN f.state <> ALL (CASE NEW.kind WHEN 'answer' THEN ARRAY['asked'] WHEN 'ask' THEN ARRAY['open', 'answered']
        ELSE ARRAY['open', 'asked', 'answered'] END) THEN 'finding_decisions_step'
${askFirst}      WHEN NOT reconciliation.may_decide(f.id) THEN 'finding_decisions_claim'
      WHEN NEW.kind <> 'answer' AND EXISTS (SELECT FROM reconciliation.finding_meals e WHERE e.finding_id = f.id AND (
          EXISTS (SELECT FROM canteen.meals m WHERE m.id = e.meal_id AND m.business_date = e.business_date AND m.account_id = actor)
          OR EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = e.meal_id AND v.business_date = e.business_date AND v.account_id = actor)
          OR EXISTS (SELECT FROM canteen.meal_corrections k WHERE k.meal_id = e.meal_id AND k.business_date = e.business_date
            AND k.account_id = actor))) THEN 'finding_decisions_own_evidence'
      WHEN NEW.kind = 'disallow' AND (f.code IN ('U02', 'U03') OR NOT EXISTS (SELECT FROM reconciliation.finding_meals e
          WHERE e.finding_id = f.id AND e.stake_fen > 0 AND (NEW.meal_ids IS NULL OR e.meal_id = ANY (NEW.meal_ids)))
        OR EXISTS (SELECT FROM unnest(NEW.meal_ids) n WHERE NOT EXISTS (SELECT FROM reconciliation.finding_meals e
          WHERE e.finding_id = f.id AND e.meal_id = n AND e.stake_fen > 0))) THEN 'finding_decisions_nothing_at_stake'
    END INTO broken;
    IF broken IS NOT NULL THEN
      RAISE EXCEPTION 'a finding takes no such decision: %', broken USING ERRCODE = 'check_violation', CONSTRAINT = broken;
    END IF;
    NEW.facility_id := f.facility_id; NEW.town_code := f.town_code; NEW.district_code := f.district_code;
    NEW.account_id := actor; NEW.decided_at := clock_timestamp();
    UPDATE reconciliation.findings x SET state = CASE NEW.kind WHEN 'accept' THEN 'accepted' WHEN 'disallow' THEN 'disallowed'
      WHEN 'ask' THEN 'asked' ELSE 'answered' END WHERE x.id = f.id;
    RETURN NEW;
  END $$;`;

/** What only asks, such as a meal on the day of death, is not disallowed before somebody was asked. */
export class AskFirst1764410030000 implements MigrationInterface {
  readonly name = 'AskFirst1764410030000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      guard(`      WHEN NEW.kind = 'disallow' AND f.asks AND f.state = 'open' THEN 'finding_decisions_ask_first'\n`),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(guard(''));
  }
}

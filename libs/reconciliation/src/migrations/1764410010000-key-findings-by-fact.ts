import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The facts stored with a finding are those it was raised by, so its key can be told from them. */
const KEYS = `
  WITH keyed AS (
    SELECT f.id, f.code, concat_ws(' ', f.evidence_key, CASE f.code
        WHEN 'E03' THEN f.facts ->> 'diedOn'
        WHEN 'E04' THEN concat_ws(' ', f.facts ->> 'status', f.facts ->> 'from',
          CASE WHEN f.facts ->> 'status' = 'in_institution' AND f.facts ->> 'to' = min(e.business_date)::text THEN 'last-day' END)
        ELSE f.facts ->> 'dueFen' END) AS evidence_key,
      jsonb_agg(e.meal_id ORDER BY e.meal_id) AS meals
    FROM reconciliation.findings f JOIN reconciliation.finding_meals e ON e.finding_id = f.id
    -- One that has its fact in the key is longer than the id of a meal.
    WHERE f.code IN ('E02', 'E03', 'E04', 'E05') AND length(f.evidence_key) = 36
    GROUP BY f.id
  )
  UPDATE reconciliation.findings f SET evidence_key = k.evidence_key,
    evidence_hash = sha256(convert_to(jsonb_build_array(k.code, k.evidence_key, k.meals)::text, 'UTF8'))
  FROM keyed k WHERE k.id = f.id AND k.evidence_key <> f.evidence_key`;

/** What makes E02 to E05 a finding is part of its key: a changed fact is raised anew, and what was decided stays so. */
export class KeyFindingsByFact1764410010000 implements MigrationInterface {
  readonly name = 'KeyFindingsByFact1764410010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // An owner without superuser rights is bound by forced row security, too.
    await queryRunner.query(`
      ALTER TABLE reconciliation.findings NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE reconciliation.finding_meals NO FORCE ROW LEVEL SECURITY;
      ${KEYS};
      ALTER TABLE reconciliation.findings FORCE ROW LEVEL SECURITY;
      ALTER TABLE reconciliation.finding_meals FORCE ROW LEVEL SECURITY;
    `);
  }

  /** Keys stay as they are: without their facts two findings about one meal would have the same. */
  async down(): Promise<void> {}
}

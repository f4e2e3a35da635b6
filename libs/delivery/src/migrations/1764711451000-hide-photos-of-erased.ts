import type { MigrationInterface, QueryRunner } from 'typeorm';

const READ = (unless: string): string => `
  DROP POLICY photos_read ON delivery.photos;
  CREATE POLICY photos_read ON delivery.photos FOR SELECT TO nuancan_app USING (district_code = platform.scope_district() AND (
    (platform.scope_role() = 'operator' AND facility_id = platform.scope_facility())
    OR (platform.scope_role() IN ('town_official', 'district_official')
      AND EXISTS (SELECT FROM welfare.cases c WHERE c.order_id = photos.order_id)))${unless});`;
/** An erasure takes the name of the photo out of its outcome. */
const NAMED = `
    AND EXISTS (SELECT FROM delivery.outcomes x WHERE x.id = photos.outcome_id AND x.proof_kind = 'photo' AND x.proof_ref = photos.id::text)`;

/** A photo is shown as long as its outcome names it: not from an erasure on until the sweep takes the file at night. */
export class HidePhotosOfErased1764711451000 implements MigrationInterface {
  readonly name = 'HidePhotosOfErased1764711451000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(READ(NAMED));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(READ(''));
  }
}

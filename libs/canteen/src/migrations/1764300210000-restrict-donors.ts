import type { MigrationInterface, QueryRunner } from 'typeorm';

const readable = (by: string): string => `
  DROP POLICY tranches_read ON donation.tranches;
  CREATE POLICY tranches_read ON donation.tranches FOR SELECT TO nuancan_app USING (
    district_code = platform.scope_district() AND platform.scope_facility() IS NULL AND ${by});`;

const OF_EVERY_TOWN = `platform.scope_role() IN ('town_official', 'district_official', 'auditor', 'system')`;
const OF_OWN_TOWN = `CASE WHEN platform.scope_town() IS NULL THEN platform.scope_role() IN ('district_official', 'auditor', 'system')
    ELSE platform.scope_role() IN ('town_official', 'auditor') AND (for_town = platform.scope_town()
      OR EXISTS (SELECT FROM meal_point.facilities f WHERE f.id = for_facility AND f.town_code = platform.scope_town())
      OR EXISTS (SELECT FROM canteen.meal_donations d WHERE d.tranche_id = tranches.id AND d.facility_town = platform.scope_town()))
    END`;

/** A town reads who gave for it, or for meals that were eaten there; not who gave to the others. */
export class RestrictDonors1764300210000 implements MigrationInterface {
  readonly name = 'RestrictDonors1764300210000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(readable(OF_OWN_TOWN));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(readable(OF_EVERY_TOWN));
  }
}

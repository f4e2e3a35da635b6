import type { MigrationInterface, QueryRunner } from 'typeorm';

const foundFacts = (more: string): string => `
  CREATE OR REPLACE FUNCTION canteen.found_facts(at_facility uuid, residents uuid[], on_date date, quota_since date, regular_since date)
    RETURNS json
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  BEGIN
    RETURN json_build_object(
      'diners', (SELECT coalesce(json_agg(json_build_object('residentId', resident_id, 'name', name,
          'birthDate', birth_date, 'homeTownCode', town_code, 'homeDistrictCode', district_code,
          'villageName', village_name, 'livesAlone', lives_alone, 'diet', diet, 'categories', categories, 'grade', grade,
          'registeredDivision', registered_division, 'cardLast4', card_last4, 'status', status,
          'statusFrom', status_from)), '[]')
        FROM registry.diner_facts(residents, on_date)),
      'quotaUses', (SELECT coalesce(json_agg(json_build_object('residentId', q.resident_id, 'key', q.limit_key,
          'windowStart', q.window_start, 'used', q.used)), '[]')
        FROM subsidy.quota_use(residents, quota_since) q),
      'slotUses', (SELECT coalesce(json_agg(json_build_object('residentId', u.resident_id, 'slot', u.slot,
          'servedAt', u.served_at, 'facilityName', f.name, 'spentFen', u.spent_fen)), '[]')
        FROM canteen.slot_use(residents, on_date) u LEFT JOIN meal_point.facilities f ON f.id = u.facility_id),
      'regulars', (SELECT coalesce(json_agg(r), '[]')
        FROM canteen.regulars_among(residents, at_facility, regular_since, on_date) r)${more});
  END $$;`;

const WALLETS = `,
        'wallets', (SELECT coalesce(json_agg(json_build_object('residentId', w.resident_id, 'balanceFen', w.balance_fen,
            'arrearsFen', w.arrears_fen)), '[]')
          FROM canteen.wallet_balances(residents, on_date) w)`;

/** What a till has found says what is in the wallets, too, in the same round trip. */
export class ShowWalletsAtCounter1764200220000 implements MigrationInterface {
  readonly name = 'ShowWalletsAtCounter1764200220000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(foundFacts(WALLETS));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(foundFacts(''));
  }
}

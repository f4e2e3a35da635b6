import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOCK = `family.lock_elder(uuid)`;

const LOCK_ELDER = `
  CREATE FUNCTION ${LOCK.replace('uuid', 'resident uuid')} RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    entry uuid;
  BEGIN
    FOR entry IN SELECT e FROM unnest(family.entries_of(resident)) e ORDER BY e LOOP
      PERFORM pg_advisory_xact_lock(hashtextextended('family of ' || entry, 0));
    END LOOP;
  END $$;
  COMMENT ON FUNCTION ${LOCK} IS
    'A consent that is given and a death that is entered at that moment see each other: whichever is second waits for the first.';`;

const BEGIN = (lock: string): string => `
  CREATE OR REPLACE FUNCTION family.begin_consent() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    of_operator CONSTANT boolean := coalesce(platform.scope_role(), '') = 'operator';
  BEGIN${lock}
    SELECT r.district_code, r.town_code INTO NEW.district_code, NEW.town_code FROM registry.residents r
    WHERE r.id = NEW.resident_id AND r.erased_at IS NULL AND r.merged_into IS NULL AND r.district_code = platform.scope_district();
    IF NOT FOUND OR (of_operator AND NOT family.is_diner(NEW.resident_id, NEW.facility_id)) THEN
      RAISE EXCEPTION 'nobody this account knows' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'consents_resident';
    END IF;
    SELECT f.town_code INTO NEW.facility_town FROM meal_point.facilities f
    WHERE f.id = NEW.facility_id AND f.district_code = platform.scope_district();
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no such facility' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'consents_facility';
    END IF;
    IF family.gone_from(NEW.resident_id) <= platform.business_date(now()) THEN
      RAISE EXCEPTION 'dead or moved away' USING ERRCODE = 'check_violation', CONSTRAINT = 'consents_resident_here';
    END IF;
    NEW.valid_until := least(NEW.valid_until, family.gone_from(NEW.resident_id) - 1);
    UPDATE family.consents c SET withdrawal = 'expired', withdrawn_at = clock_timestamp()
    WHERE c.resident_id = NEW.resident_id AND c.phone = NEW.phone AND c.withdrawn_at IS NULL
      AND c.valid_until < platform.business_date(now());
    RETURN NEW;
  END $$;`;

const END = (lock: string): string => `
  CREATE OR REPLACE FUNCTION family.end_for_gone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    resident CONSTANT uuid := CASE TG_TABLE_NAME WHEN 'residents' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'resident_id' END;
    gone CONSTANT date := family.gone_from(resident);
    today CONSTANT date := platform.business_date(now());
  BEGIN${lock}
    IF gone <= today THEN
      UPDATE family.consents c SET withdrawal = 'gone', withdrawn_by = platform.scope_account(), withdrawn_at = clock_timestamp()
      WHERE c.resident_id = ANY (family.entries_of(resident)) AND c.withdrawn_at IS NULL;
    ELSIF gone > today THEN
      UPDATE family.consents c SET valid_until = gone - 1
      WHERE c.resident_id = ANY (family.entries_of(resident)) AND c.withdrawn_at IS NULL AND c.valid_until >= gone;
    END IF;
    RETURN NULL;
  END $$;`;

/** Whoever withdraws waits for whoever asks or decides at that moment; the instant is that after the wait. */
const KEEP = (instant: string): string => `
  CREATE OR REPLACE FUNCTION family.keep_withdrawn() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    -- Of what has ended, only the name goes.
    IF OLD.withdrawn_at IS NOT NULL AND (NEW.withdrawn_at, NEW.valid_until, NEW.withdrawn_by) IS DISTINCT FROM
        (OLD.withdrawn_at, OLD.valid_until, OLD.withdrawn_by) THEN
      RAISE EXCEPTION 'withdrawn once' USING ERRCODE = 'check_violation', CONSTRAINT = 'consents_withdrawn_once';
    END IF;
    IF NEW.valid_until > OLD.valid_until THEN
      RAISE EXCEPTION 'never longer than the elder said' USING ERRCODE = 'check_violation', CONSTRAINT = 'consents_never_longer';
    END IF;${instant}
    RETURN NEW;
  END $$;`;
const INSTANT = `
    IF OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL THEN
      NEW.withdrawn_at := clock_timestamp();
    END IF;`;

const IS_DINER = ({ meal, order }: { readonly meal: string; readonly order: string }): string => `
  CREATE OR REPLACE FUNCTION family.is_diner(resident uuid, facility uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM canteen.meals m WHERE m.resident_id = ANY (family.entries_of(resident)) AND m.facility_id = facility
        AND m.business_date > platform.business_date(now()) - 180${meal})
      OR EXISTS (SELECT FROM delivery.standing_orders s WHERE s.person_id = ANY (family.entries_of(resident)) AND s.facility_id = facility
        AND s.valid_to >= platform.business_date(now())${order});
  $$;`;
const TAKEN_BACK = {
  meal: `
        AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)`,
  order: ` AND s.valid_to >= s.valid_from`,
};

/** Consents and what ends them take turns; a meal that was voided makes nobody a diner. */
export class EndConsentsInTurn1764711500000 implements MigrationInterface {
  readonly name = 'EndConsentsInTurn1764711500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(LOCK_ELDER);
    await queryRunner.query(
      `ALTER FUNCTION ${LOCK} OWNER TO nuancan_definer; REVOKE EXECUTE ON FUNCTION ${LOCK} FROM PUBLIC`,
    );
    const locked = (of: string): string => `
    PERFORM family.lock_elder(${of});`;
    for (const part of [
      BEGIN(locked('NEW.resident_id')),
      END(locked('resident')),
      KEEP(INSTANT),
      IS_DINER(TAKEN_BACK),
    ]) {
      await queryRunner.query(part);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const part of [BEGIN(''), END(''), KEEP(''), IS_DINER({ meal: '', order: '' })]) await queryRunner.query(part);
    await queryRunner.query(`DROP FUNCTION ${LOCK}`);
  }
}

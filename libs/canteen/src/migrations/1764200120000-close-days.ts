import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE_NAMES = ['day_closes', 'meal_settlements', 'meal_donations', 'meal_corrections', 'correction_donations'];

const TABLES = `
  CREATE TABLE canteen.day_closes (
    facility_id uuid NOT NULL,
    business_date date NOT NULL,
    round int NOT NULL CHECK (round BETWEEN 1 AND 10000),
    district_code text NOT NULL,
    town_code text NOT NULL,
    mode text NOT NULL CHECK (mode IN ('operator', 'override', 'automatic', 'supplementary')),
    reason text CHECK (reason <> ''),
    meals int NOT NULL CHECK (meals >= 0),
    cost_fen bigint NOT NULL,
    surplus_fen bigint NOT NULL,
    elder_paid_fen bigint NOT NULL,
    government_fen bigint NOT NULL,
    donation_fen bigint NOT NULL,
    garden_fen bigint NOT NULL,
    volunteer_fen bigint NOT NULL,
    unfunded_fen bigint NOT NULL,
    garden_offered_fen bigint NOT NULL CHECK (garden_offered_fen >= garden_fen),
    volunteer_offered_fen bigint NOT NULL CHECK (volunteer_offered_fen >= volunteer_fen),
    cash_expected_fen bigint NOT NULL,
    cash_counted_fen bigint CHECK (cash_counted_fen >= 0),
    cash_count jsonb CHECK ((cash_count IS NULL) = (cash_counted_fen IS NULL)),
    booked_month date NOT NULL,
    chain_no int NOT NULL CHECK (chain_no >= 1),
    previous_hash bytea NOT NULL CHECK (octet_length(previous_hash) = 32),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    account_id uuid REFERENCES identity.accounts (id),
    closed_at timestamptz NOT NULL,
    PRIMARY KEY (facility_id, business_date, round),
    UNIQUE (facility_id, chain_no),
    FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
    CONSTRAINT day_closes_balance CHECK (cost_fen + surplus_fen =
      elder_paid_fen + government_fen + donation_fen + garden_fen + volunteer_fen + unfunded_fen),
    CONSTRAINT day_closes_rounds CHECK ((round = 1) = (mode <> 'supplementary')),
    CONSTRAINT day_closes_reasoned CHECK ((mode = 'override') = (reason IS NOT NULL)),
    CONSTRAINT day_closes_counted CHECK (mode = 'operator' OR cash_counted_fen IS NULL OR mode = 'override')
  );
  COMMENT ON TABLE canteen.day_closes IS
    'Round 1 is the close of a day, later rounds settle meals that arrived after it. One hash chain per facility, by chain_no.';

  CREATE TABLE canteen.meal_settlements (
    meal_id uuid NOT NULL,
    business_date date NOT NULL,
    facility_id uuid NOT NULL,
    round int NOT NULL,
    district_code text NOT NULL,
    facility_town text NOT NULL,
    funding_town text,
    garden_fen bigint NOT NULL CHECK (garden_fen >= 0),
    volunteer_fen bigint NOT NULL CHECK (volunteer_fen >= 0),
    volunteer_delivery_fen bigint NOT NULL CHECK (volunteer_delivery_fen BETWEEN 0 AND volunteer_fen),
    donation_fen bigint NOT NULL CHECK (donation_fen >= 0),
    unfunded_fen bigint NOT NULL CHECK (unfunded_fen >= 0),
    surplus_fen bigint NOT NULL CHECK (surplus_fen >= 0),
    row_hash bytea NOT NULL CHECK (octet_length(row_hash) = 32),
    PRIMARY KEY (meal_id, business_date),
    CONSTRAINT meal_settlements_surplus_or_unfunded CHECK (surplus_fen = 0 OR unfunded_fen = 0),
    FOREIGN KEY (facility_id, business_date, round) REFERENCES canteen.day_closes (facility_id, business_date, round)
      DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX meal_settlements_day ON canteen.meal_settlements (facility_id, business_date, round);
  COMMENT ON TABLE canteen.meal_settlements IS
    'What garden, volunteers and donations carried of a meal in the end; the meal''s own three amounts were the till''s estimate.';

  CREATE TABLE canteen.meal_donations (
    meal_id uuid NOT NULL,
    business_date date NOT NULL,
    tranche_id uuid NOT NULL REFERENCES donation.tranches (id),
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    facility_id uuid NOT NULL,
    district_code text NOT NULL,
    facility_town text NOT NULL,
    funding_town text,
    PRIMARY KEY (meal_id, business_date, tranche_id),
    FOREIGN KEY (meal_id, business_date) REFERENCES canteen.meal_settlements (meal_id, business_date)
      DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX meal_donations_tranche ON canteen.meal_donations (tranche_id);
  CREATE TABLE canteen.meal_corrections (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    meal_id uuid NOT NULL,
    business_date date NOT NULL,
    district_code text NOT NULL,
    facility_town text NOT NULL,
    facility_id uuid NOT NULL,
    funding_town text,
    booked_date date NOT NULL,
    kind text NOT NULL CHECK (kind IN ('reverse', 'refuse_subsidy', 'grant_subsidy')),
    reason text NOT NULL CHECK (reason <> ''),
    refund text CHECK (refund IN ('wallet', 'cash', 'wechat', 'alipay', 'ecny')),
    price_fen bigint NOT NULL,
    discount_fen bigint NOT NULL,
    elder_due_fen bigint NOT NULL,
    elder_paid_fen bigint NOT NULL,
    government_province_fen bigint NOT NULL,
    government_city_fen bigint NOT NULL,
    government_district_fen bigint NOT NULL,
    government_town_fen bigint NOT NULL,
    government_fen bigint NOT NULL,
    cost_fen bigint NOT NULL,
    garden_fen bigint NOT NULL,
    volunteer_fen bigint NOT NULL,
    volunteer_delivery_fen bigint NOT NULL,
    donation_fen bigint NOT NULL,
    unfunded_fen bigint NOT NULL,
    surplus_fen bigint NOT NULL,
    client_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL,
    row_hash bytea NOT NULL CHECK (octet_length(row_hash) = 32),
    UNIQUE (client_id, meal_id),
    CONSTRAINT meal_corrections_receipt CHECK (price_fen = elder_due_fen + government_fen + discount_fen),
    CONSTRAINT meal_corrections_cost CHECK (cost_fen + surplus_fen =
      elder_paid_fen + government_fen + donation_fen + garden_fen + volunteer_fen + unfunded_fen),
    CONSTRAINT meal_corrections_shares CHECK (government_fen = government_province_fen + government_city_fen
      + government_district_fen + government_town_fen),
    CONSTRAINT meal_corrections_refunded CHECK ((refund IS NOT NULL) = (elder_paid_fen < 0) AND elder_paid_fen <= 0),
    CONSTRAINT meal_corrections_town_named CHECK (funding_town IS NOT NULL OR government_town_fen = 0),
    FOREIGN KEY (meal_id, business_date) REFERENCES canteen.meal_settlements (meal_id, business_date)
  );
  CREATE INDEX meal_corrections_meal ON canteen.meal_corrections (meal_id, business_date);
  CREATE INDEX meal_corrections_booked ON canteen.meal_corrections (facility_id, booked_date);
  COMMENT ON TABLE canteen.meal_corrections IS
    'Differences to a settled meal, booked on a day that was open. Settled view of a meal = its settlement + these.';

  CREATE TABLE canteen.correction_donations (
    correction_id uuid NOT NULL REFERENCES canteen.meal_corrections (id),
    tranche_id uuid NOT NULL REFERENCES donation.tranches (id),
    amount_fen bigint NOT NULL CHECK (amount_fen < 0),
    district_code text NOT NULL,
    facility_town text NOT NULL,
    facility_id uuid NOT NULL,
    funding_town text,
    PRIMARY KEY (correction_id, tranche_id)
  );
  CREATE INDEX correction_donations_tranche ON canteen.correction_donations (tranche_id);`;

const SETTLED_VIEW = `
  CREATE VIEW canteen.settled_meals WITH (security_invoker = true) AS
  SELECT m.id AS meal_id, m.business_date, m.district_code, m.facility_town, m.facility_id, m.slot, m.mode, m.resident_id,
    m.payment_method, m.policy_code, m.policy_version, m.tier_code, s.round,
    coalesce(m.funding_town, c.funding_town) AS funding_town,
    m.price_fen + coalesce(c.price_fen, 0) AS price_fen,
    m.discount_fen + coalesce(c.discount_fen, 0) AS discount_fen,
    m.elder_due_fen + coalesce(c.elder_due_fen, 0) AS elder_due_fen,
    m.elder_paid_fen + coalesce(c.elder_paid_fen, 0) AS elder_paid_fen,
    m.government_province_fen + coalesce(c.government_province_fen, 0) AS government_province_fen,
    m.government_city_fen + coalesce(c.government_city_fen, 0) AS government_city_fen,
    m.government_district_fen + coalesce(c.government_district_fen, 0) AS government_district_fen,
    m.government_town_fen + coalesce(c.government_town_fen, 0) AS government_town_fen,
    m.government_fen + coalesce(c.government_fen, 0) AS government_fen,
    m.cost_fen + coalesce(c.cost_fen, 0) AS cost_fen,
    s.garden_fen + coalesce(c.garden_fen, 0) AS garden_fen,
    s.volunteer_fen + coalesce(c.volunteer_fen, 0) AS volunteer_fen,
    s.volunteer_delivery_fen + coalesce(c.volunteer_delivery_fen, 0) AS volunteer_delivery_fen,
    s.donation_fen + coalesce(c.donation_fen, 0) AS donation_fen,
    s.unfunded_fen + coalesce(c.unfunded_fen, 0) AS unfunded_fen,
    s.surplus_fen + coalesce(c.surplus_fen, 0) AS surplus_fen,
    coalesce(c.corrections, 0)::int AS corrections
  FROM canteen.meals m JOIN canteen.meal_settlements s ON s.meal_id = m.id AND s.business_date = m.business_date
  LEFT JOIN LATERAL (
    SELECT count(*) AS corrections, min(x.funding_town) AS funding_town, sum(x.price_fen)::bigint AS price_fen,
      sum(x.discount_fen)::bigint AS discount_fen, sum(x.elder_due_fen)::bigint AS elder_due_fen,
      sum(x.elder_paid_fen)::bigint AS elder_paid_fen, sum(x.government_province_fen)::bigint AS government_province_fen,
      sum(x.government_city_fen)::bigint AS government_city_fen, sum(x.government_district_fen)::bigint AS government_district_fen,
      sum(x.government_town_fen)::bigint AS government_town_fen, sum(x.government_fen)::bigint AS government_fen,
      sum(x.cost_fen)::bigint AS cost_fen, sum(x.garden_fen)::bigint AS garden_fen, sum(x.volunteer_fen)::bigint AS volunteer_fen,
      sum(x.volunteer_delivery_fen)::bigint AS volunteer_delivery_fen, sum(x.donation_fen)::bigint AS donation_fen,
      sum(x.unfunded_fen)::bigint AS unfunded_fen, sum(x.surplus_fen)::bigint AS surplus_fen
    FROM canteen.meal_corrections x WHERE x.meal_id = m.id AND x.business_date = m.business_date HAVING count(*) > 0) c ON true;
  GRANT SELECT ON canteen.settled_meals TO nuancan_app, nuancan_definer;
  COMMENT ON VIEW canteen.settled_meals IS 'The settled view of a meal: what stands of it after its settlement and its corrections, in the caller''s scope.';`;

/** Closed days, what their meals settled to, and what was corrected afterwards: append only, written by definer functions. */
export class CloseDays1764200120000 implements MigrationInterface {
  readonly name = 'CloseDays1764200120000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    for (const table of TABLE_NAMES) {
      const town = table === 'day_closes' ? 'town_code' : 'facility_town';
      const funded = table === 'day_closes' ? '' : 'OR funding_town = platform.scope_town()';
      await queryRunner.query(`
        ALTER TABLE canteen.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE canteen.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON canteen.${table} FOR SELECT TO nuancan_app USING (
          district_code = platform.scope_district() AND platform.scope_role() <> 'volunteer'
          AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())
          AND (platform.scope_town() IS NULL OR ${town} = platform.scope_town() ${funded}));
        CREATE POLICY ${table}_definer ON canteen.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT SELECT ON canteen.${table} TO nuancan_app;
        GRANT SELECT, INSERT ON canteen.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON canteen.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON canteen.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      `);
    }
    await queryRunner.query(SETTLED_VIEW);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW canteen.settled_meals;
      DROP TABLE ${[...TABLE_NAMES]
        .reverse()
        .map((table) => `canteen.${table}`)
        .join(', ')};
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICIALS = `('town_official', 'district_official', 'system')`;

/** Applications for a category, their steps and what is attached to them. */
export class AddCategoryApplications1764100200000 implements MigrationInterface {
  readonly name = 'AddCategoryApplications1764100200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE registry.category_applications (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        resident_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        category text NOT NULL CHECK (category IN ('destitute_supported', 'home_supported', 'minimum_living',
          'near_minimum_living', 'low_income', 'preferential_care', 'only_child_loss_family', 'severe_disability',
          'empty_nest', 'disabled', 'cognitively_impaired')),
        valid_from date NOT NULL,
        valid_to date,
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
        state text NOT NULL DEFAULT 'submitted'
          CHECK (state IN ('submitted', 'endorsed', 'returned', 'approved', 'refused', 'withdrawn')),
        version int NOT NULL DEFAULT 1 CHECK (version >= 1),
        submitted_by uuid NOT NULL REFERENCES identity.accounts (id),
        submitted_at timestamptz NOT NULL DEFAULT now(),
        endorsed_by uuid REFERENCES identity.accounts (id),
        endorsed_at timestamptz,
        village_officer text CHECK (length(village_officer) BETWEEN 1 AND 60),
        decided_by uuid REFERENCES identity.accounts (id),
        decided_at timestamptz,
        decision_reason text CHECK (length(decision_reason) BETWEEN 1 AND 500),
        fact_id uuid UNIQUE REFERENCES registry.resident_categories (id),
        CONSTRAINT category_applications_dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
        CONSTRAINT category_applications_endorsed_by_somebody CHECK (num_nulls(endorsed_by, endorsed_at, village_officer) IN (0, 3)),
        CONSTRAINT category_applications_decided_by_somebody CHECK ((decided_by IS NULL) = (decided_at IS NULL)
          AND (decided_by IS NULL) = (state IN ('submitted', 'endorsed'))),
        CONSTRAINT category_applications_village_first CHECK (state NOT IN ('endorsed', 'approved') OR endorsed_by IS NOT NULL),
        CONSTRAINT category_applications_said_why CHECK (state NOT IN ('returned', 'refused', 'withdrawn') OR decision_reason IS NOT NULL),
        CONSTRAINT category_applications_four_eyes CHECK (state <> 'approved' OR (decided_by <> submitted_by AND decided_by <> endorsed_by)),
        CONSTRAINT category_applications_approval_makes_a_fact CHECK ((state = 'approved') = (fact_id IS NOT NULL)),
        UNIQUE (id, town_code, district_code),
        CONSTRAINT category_applications_resident_fkey FOREIGN KEY (resident_id, town_code, district_code)
          REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE
      );
      CREATE UNIQUE INDEX category_applications_one_open ON registry.category_applications (resident_id, category)
        WHERE state IN ('submitted', 'endorsed', 'returned');
      CREATE INDEX category_applications_resident ON registry.category_applications (resident_id);
      CREATE INDEX category_applications_district_state ON registry.category_applications (district_code, state, id);
      CREATE INDEX category_applications_town_state ON registry.category_applications (town_code, state, id);
      COMMENT ON TABLE registry.category_applications IS
        'An application is entered, the village gives its opinion, another official of the town or district decides. fact_id: the category that the approval made.';
      COMMENT ON COLUMN registry.category_applications.village_officer IS 'Who of the village committee (村/社区) answers for the opinion.';

      CREATE FUNCTION registry.guard_category_application() RETURNS trigger
        LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        actor uuid := platform.scope_account();
      BEGIN
        IF TG_OP = 'INSERT' THEN
          IF NEW.state <> 'submitted' OR NEW.version <> 1 OR NEW.submitted_by IS DISTINCT FROM actor THEN
            RAISE EXCEPTION 'an application begins as submitted by whoever enters it' USING ERRCODE = 'check_violation',
              CONSTRAINT = 'category_applications_begin';
          END IF;
          RETURN NEW;
        END IF;
        IF NEW.version <> OLD.version + 1 OR (NEW.resident_id, NEW.category) IS DISTINCT FROM (OLD.resident_id, OLD.category)
          OR (OLD.state, NEW.state) NOT IN (('submitted', 'endorsed'), ('submitted', 'returned'), ('submitted', 'refused'),
            ('submitted', 'withdrawn'), ('endorsed', 'approved'), ('endorsed', 'returned'), ('endorsed', 'refused'),
            ('endorsed', 'withdrawn'), ('returned', 'submitted'), ('returned', 'withdrawn'))
          OR (NEW.state <> 'submitted' AND (NEW.valid_from, NEW.valid_to, NEW.reason, NEW.submitted_by)
            IS DISTINCT FROM (OLD.valid_from, OLD.valid_to, OLD.reason, OLD.submitted_by))
          OR (NEW.state = 'endorsed' AND NEW.endorsed_by IS DISTINCT FROM actor)
          OR (NEW.state = 'submitted' AND (NEW.submitted_by IS DISTINCT FROM actor OR NEW.endorsed_by IS NOT NULL))
          OR (NEW.state NOT IN ('endorsed', 'submitted') AND NEW.decided_by IS DISTINCT FROM actor) THEN
          RAISE EXCEPTION 'an application takes no such step' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'category_applications_steps';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER category_applications_guard BEFORE INSERT OR UPDATE OF resident_id, category, valid_from, valid_to, reason,
          state, version, submitted_by, endorsed_by, decided_by, fact_id ON registry.category_applications
        FOR EACH ROW EXECUTE FUNCTION registry.guard_category_application();

      CREATE TABLE registry.category_application_steps (
        application_id uuid NOT NULL,
        version int NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        state text NOT NULL,
        account_id uuid REFERENCES identity.accounts (id),
        account_name text,
        at timestamptz NOT NULL DEFAULT now(),
        reason text,
        village_officer text,
        PRIMARY KEY (application_id, version),
        FOREIGN KEY (application_id, town_code, district_code)
          REFERENCES registry.category_applications (id, town_code, district_code) ON UPDATE CASCADE
      );
      COMMENT ON TABLE registry.category_application_steps IS
        'Every state an application has been in and the name of who brought it there; written by trigger only.';

      CREATE FUNCTION registry.note_category_application_step() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.version = OLD.version THEN
          RETURN NULL;
        END IF;
        INSERT INTO registry.category_application_steps (application_id, version, district_code, town_code, state, account_id,
          account_name, reason, village_officer)
        VALUES (NEW.id, NEW.version, NEW.district_code, NEW.town_code, NEW.state, platform.scope_account(),
          (SELECT a.display_name FROM identity.accounts a WHERE a.id = platform.scope_account()),
          CASE NEW.state WHEN 'submitted' THEN NEW.reason WHEN 'endorsed' THEN NULL ELSE NEW.decision_reason END,
          CASE NEW.state WHEN 'endorsed' THEN NEW.village_officer END);
        RETURN NULL;
      END $$;
      ALTER FUNCTION registry.note_category_application_step() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION registry.note_category_application_step() FROM PUBLIC;
      CREATE TRIGGER category_applications_note AFTER INSERT OR UPDATE ON registry.category_applications
        FOR EACH ROW EXECUTE FUNCTION registry.note_category_application_step();

      CREATE TABLE registry.category_application_files (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        application_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        place smallint NOT NULL CHECK (place BETWEEN 1 AND 8),
        kind text NOT NULL CHECK (kind IN ('application_form', 'income_proof', 'disability_certificate', 'household_book',
          'medical_record', 'photo', 'other')),
        media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'application/pdf')),
        size int NOT NULL GENERATED ALWAYS AS (octet_length(content)) STORED,
        sha256 bytea NOT NULL GENERATED ALWAYS AS (sha256(content)) STORED,
        content bytea NOT NULL CHECK (octet_length(content) BETWEEN 8 AND 4194304),
        added_by uuid NOT NULL REFERENCES identity.accounts (id),
        added_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT category_application_files_are_what_they_say CHECK (CASE media_type
          WHEN 'image/jpeg' THEN substring(content FROM 1 FOR 3) = '\\xffd8ff'
          WHEN 'image/png' THEN substring(content FROM 1 FOR 8) = '\\x89504e470d0a1a0a'
          ELSE substring(content FROM 1 FOR 5) = '\\x255044462d' END),
        CONSTRAINT category_application_files_eight UNIQUE (application_id, place),
        CONSTRAINT category_application_files_once UNIQUE (application_id, sha256),
        FOREIGN KEY (application_id, town_code, district_code)
          REFERENCES registry.category_applications (id, town_code, district_code) ON UPDATE CASCADE
      );
      COMMENT ON TABLE registry.category_application_files IS
        'Photos and PDFs of at most 4 MiB, eight to an application. No file name is kept: people write names and numbers into them.';
    `);
    await this.secure(queryRunner);
  }

  private async secure(queryRunner: QueryRunner): Promise<void> {
    const tables = [
      {
        table: 'category_applications',
        grants: `SELECT, INSERT, UPDATE (valid_from, valid_to, reason, state, version, submitted_by, submitted_at, endorsed_by,
          endorsed_at, village_officer, decided_by, decided_at, decision_reason, fact_id)`,
        hidden: `'reason', 'decision_reason', 'village_officer'`,
      },
      { table: 'category_application_steps', grants: 'SELECT', hidden: `'reason', 'village_officer', 'account_name'` },
      { table: 'category_application_files', grants: 'SELECT, INSERT', hidden: `'content'` },
    ];
    for (const { table, grants, hidden } of tables) {
      const inScope = `district_code = platform.scope_district()
        AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())`;
      await queryRunner.query(`
        ALTER TABLE registry.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE registry.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON registry.${table} FOR SELECT TO nuancan_app
          USING (${inScope} AND platform.scope_role() IN ('town_official', 'district_official', 'auditor', 'system'));
        CREATE POLICY ${table}_write ON registry.${table} TO nuancan_app
          USING (${inScope} AND platform.scope_role() IN ${OFFICIALS})
          WITH CHECK (${inScope} AND platform.scope_role() IN ${OFFICIALS});
        CREATE POLICY ${table}_definer ON registry.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT ${grants} ON registry.${table} TO nuancan_app;
        GRANT SELECT${table === 'category_application_steps' ? ', INSERT' : ''} ON registry.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE OR DELETE ON registry.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row(${hidden});
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE registry.category_application_files, registry.category_application_steps, registry.category_applications;
      DROP FUNCTION registry.guard_category_application(), registry.note_category_application_step();
    `);
  }
}

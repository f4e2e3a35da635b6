import type { MigrationInterface, QueryRunner } from 'typeorm';

const IN_DISTRICT = `district_code = platform.scope_district()`;
const READERS = `(platform.scope_role() IN ('district_official', 'system')
  OR (platform.scope_role() = 'town_official' AND platform.scope_town() IN (town_code, facility_town))
  OR (platform.scope_role() = 'operator' AND facility_id = platform.scope_facility()))`;
/** A town answers for its own elders, an operator for who eats there. */
const WRITERS = `(platform.scope_role() = 'district_official'
  OR (platform.scope_role() = 'town_official' AND town_code = platform.scope_town())
  OR (platform.scope_role() = 'operator' AND facility_id = platform.scope_facility()))`;
const BY_THEM = `account_id = platform.scope_account()`;
const OF_CONSENT = (table: string): string => `EXISTS (SELECT FROM family.consents c WHERE c.id = ${table}.consent_id)`;
const OF_REQUEST = (table: string): string => `EXISTS (SELECT FROM family.requests q WHERE q.id = ${table}.request_id)`;
const WRITTEN_BY_THEM = `EXISTS (SELECT FROM family.consents c WHERE c.id = links.consent_id AND c.withdrawn_at IS NULL
  AND ${WRITERS.replaceAll(/\b(town_code|facility_id)\b/g, 'c.$1')})`;

interface Access {
  readonly read: string;
  readonly add?: string;
  readonly change?: readonly [columns: string, using: string, check: string];
  readonly hidden?: string;
  /** What functions do with it besides reading. */
  readonly definer: string;
  /** What nobody does. */
  readonly refused: 'UPDATE OR DELETE' | 'UPDATE' | 'DELETE';
  readonly unlogged?: true;
}

const FIXED = { definer: ', INSERT', refused: 'UPDATE OR DELETE' } as const;
/** Requests and decisions are written by functions alone; of whom and by whom is personal, so no auditor reads it. */
const TABLES: Readonly<Record<string, Access>> = {
  consents: {
    read: `${IN_DISTRICT} AND ${READERS}`,
    add: `${IN_DISTRICT} AND ${WRITERS} AND ${BY_THEM} AND withdrawn_at IS NULL`,
    change: [
      'withdrawal, withdrawn_by, withdrawn_at, name, phone',
      `${IN_DISTRICT} AND ${WRITERS} AND withdrawn_at IS NULL`,
      `${IN_DISTRICT} AND ${WRITERS} AND withdrawal IN ('elder', 'family', 'mistake') AND withdrawn_by = platform.scope_account()`,
    ],
    hidden: `'name', 'phone', 'body_hash'`,
    definer: ', UPDATE',
    refused: 'DELETE',
  },
  links: {
    read: OF_CONSENT('links'),
    add: `${IN_DISTRICT} AND created_by = platform.scope_account() AND revoked_at IS NULL
      AND ${WRITTEN_BY_THEM}`,
    change: ['revoked_by, revoked_at', WRITTEN_BY_THEM, `revoked_by = platform.scope_account()`],
    hidden: `'token_hash'`,
    definer: '',
    refused: 'DELETE',
  },
  views: { read: OF_CONSENT('views'), definer: ', INSERT, UPDATE', refused: 'DELETE', unlogged: true },
  requests: {
    read: `${IN_DISTRICT} AND (platform.scope_role() IN ('district_official', 'system')
      OR (platform.scope_role() = 'operator' AND facility_id = platform.scope_facility())
      OR (platform.scope_role() = 'town_official' AND (facility_town = platform.scope_town() OR ${OF_CONSENT('requests')})))`,
    hidden: `'body_hash'`,
    ...FIXED,
  },
  words: { read: OF_REQUEST('words'), hidden: `'words'`, definer: ', INSERT, DELETE', refused: 'UPDATE' },
  decisions: { read: OF_REQUEST('decisions'), ...FIXED },
  decision_pauses: { read: OF_REQUEST('decision_pauses'), ...FIXED },
};

const ERASE = `
  CREATE FUNCTION family.forget(consents uuid[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    DELETE FROM family.words w USING family.requests q WHERE q.id = w.request_id AND q.consent_id = ANY (consents);
  $$;
  CREATE FUNCTION family.erase_family() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE family.consents c SET name = NULL, phone = NULL, withdrawal = coalesce(c.withdrawal, 'erased'),
      withdrawn_at = coalesce(c.withdrawn_at, clock_timestamp()) WHERE c.resident_id = NEW.id;
    PERFORM family.forget(ARRAY(SELECT c.id FROM family.consents c WHERE c.resident_id = NEW.id));
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION family.erase_family() IS 'With whom an elder was goes who their family is, and what was said; that there was a consent stays, of nobody.';
  CREATE FUNCTION family.forget_member() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM family.forget(ARRAY[NEW.id]);
    RETURN NULL;
  END $$;`;
const ERASERS = ['forget(uuid[])', 'erase_family()', 'forget_member()'];

/** Who sees and gives consents, and what is left of them when a person is erased. */
export class ShareFamily1764711020000 implements MigrationInterface {
  readonly name = 'ShareFamily1764711020000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, { read, add, change, hidden = '', definer, refused, unlogged }] of Object.entries(TABLES)) {
      await queryRunner.query(`
        ALTER TABLE family.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE family.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON family.${table} FOR SELECT TO nuancan_app USING (${read});
        CREATE POLICY ${table}_definer ON family.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT SELECT ON family.${table} TO nuancan_app;
        GRANT SELECT${definer} ON family.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_keep_rows BEFORE ${refused} ON family.${table} FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON family.${table} FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      `);
      if (unlogged === undefined) {
        await queryRunner.query(`CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE OR DELETE ON family.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row(${hidden})`);
      }
      if (add !== undefined) {
        await queryRunner.query(`CREATE POLICY ${table}_add ON family.${table} FOR INSERT TO nuancan_app WITH CHECK (${add});
          GRANT INSERT ON family.${table} TO nuancan_app`);
      }
      if (change !== undefined) {
        const [columns, using, check] = change;
        await queryRunner.query(`CREATE POLICY ${table}_change ON family.${table} FOR UPDATE TO nuancan_app USING (${using}) WITH CHECK (${check});
          GRANT UPDATE (${columns}) ON family.${table} TO nuancan_app`);
      }
    }
    await queryRunner.query(ERASE);
    for (const signature of ERASERS) {
      await queryRunner.query(`ALTER FUNCTION family.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION family.${signature} FROM PUBLIC`);
    }
    await queryRunner.query(`
      CREATE TRIGGER residents_erase_family AFTER UPDATE OF erased_at ON registry.residents
        FOR EACH ROW WHEN (NEW.erased_at IS NOT NULL) EXECUTE FUNCTION family.erase_family();
      CREATE TRIGGER consents_forget AFTER UPDATE ON family.consents
        FOR EACH ROW WHEN (OLD.name IS NOT NULL AND NEW.name IS NULL) EXECUTE FUNCTION family.forget_member();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER residents_erase_family ON registry.residents;
      DROP TRIGGER consents_forget ON family.consents;
      DROP FUNCTION ${ERASERS.map((signature) => `family.${signature}`).join(', ')};
    `);
    for (const [table, { unlogged }] of Object.entries(TABLES)) {
      for (const name of ['keep_rows', 'no_truncate', ...(unlogged === undefined ? ['audit'] : [])]) {
        await queryRunner.query(`DROP TRIGGER ${table}_${name} ON family.${table}`);
      }
      for (const name of ['read', 'definer', 'add', 'change']) {
        await queryRunner.query(`DROP POLICY IF EXISTS ${table}_${name} ON family.${table}`);
      }
      await queryRunner.query(`
        REVOKE ALL ON family.${table} FROM nuancan_app, nuancan_definer;
        ALTER TABLE family.${table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE family.${table} DISABLE ROW LEVEL SECURITY;
      `);
    }
  }
}

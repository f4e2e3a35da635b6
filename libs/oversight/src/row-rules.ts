/** Repeated by every row of a facility, for its row security. */
export const PLACE = `district_code text NOT NULL, town_code text NOT NULL, facility_id uuid NOT NULL`;
export const OF_PLACE = 'facility_id, town_code, district_code';
export const OF_FACILITY = `FOREIGN KEY (${OF_PLACE}) REFERENCES meal_point.facilities (id, town_code, district_code)`;

/** In the scope: the operator's facility, the town, the district. */
export const OWN = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
export const READERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')`;
export const OFFICIALS = `platform.scope_role() IN ('town_official', 'district_official')`;
export const TAKERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official')`;

interface Access {
  readonly table: string;
  readonly read: string;
  /** Who adds rows; nobody when absent. */
  readonly add?: string;
  /** Columns that never reach the audit log. */
  readonly hidden?: readonly string[];
}

/** Row security of a table, forced also on its owner: the application reads and adds, and every row is in the audit log. */
export function guarded({ table, read, add, hidden = [] }: Access): string {
  const adding =
    add === undefined
      ? ''
      : `CREATE POLICY ${table}_add ON oversight.${table} FOR INSERT TO nuancan_app WITH CHECK (${add});
         GRANT INSERT ON oversight.${table} TO nuancan_app;`;
  return `
    ALTER TABLE oversight.${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE oversight.${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY ${table}_read ON oversight.${table} FOR SELECT TO nuancan_app USING (${read});
    CREATE POLICY ${table}_definer ON oversight.${table} TO nuancan_definer USING (true) WITH CHECK (true);
    GRANT SELECT ON oversight.${table} TO nuancan_app, nuancan_definer;
    ${adding}
    CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON oversight.${table}
      FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
    CREATE TRIGGER ${table}_audit AFTER INSERT ON oversight.${table}
      FOR EACH ROW EXECUTE FUNCTION platform.audit_row(${hidden.map((name) => `'${name}'`).join(', ')});`;
}

/** Its rows stay as they were recorded. */
export function appendOnly(table: string): string {
  return `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON oversight.${table}
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();`;
}

/** A trigger function that works above the application's rights, and that nobody calls by hand. */
export function inner(signature: string): string {
  return `
    ALTER FUNCTION oversight.${signature} OWNER TO nuancan_definer;
    REVOKE EXECUTE ON FUNCTION oversight.${signature} FROM PUBLIC;`;
}

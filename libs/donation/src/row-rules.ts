/** Row security of one table of donations, forced also on its owner; the application reads and adds, definers see all. */
export function secured(table: string, { read, add }: { readonly read: string; readonly add?: string }): string {
  const adding =
    add === undefined
      ? ''
      : `CREATE POLICY ${table}_add ON donation.${table} FOR INSERT TO nuancan_app WITH CHECK (
           district_code = platform.scope_district() AND ${add});
         GRANT INSERT ON donation.${table} TO nuancan_app;`;
  return `
    ALTER TABLE donation.${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE donation.${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY ${table}_read ON donation.${table} FOR SELECT TO nuancan_app USING (
      district_code = platform.scope_district() AND platform.scope_facility() IS NULL AND ${read});
    CREATE POLICY ${table}_definer ON donation.${table} TO nuancan_definer USING (true) WITH CHECK (true);
    GRANT SELECT ON donation.${table} TO nuancan_app, nuancan_definer;
    ${adding}`;
}

/** A row of it stays as it was recorded. */
export function appendOnly(table: string): string {
  return `
    CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON donation.${table}
      FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
    ${neverEmptied(table)}`;
}

/** It is never emptied, and no row of it is deleted. */
export function neverEmptied(table: string): string {
  return `
    CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON donation.${table}
      FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();`;
}

/** Every new row is in the audit log, without these columns. */
export function audited(table: string, ...hidden: readonly string[]): string {
  const names = hidden.map((name) => `'${name}'`).join(', ');
  return `CREATE TRIGGER ${table}_audit AFTER INSERT ON donation.${table}
    FOR EACH ROW EXECUTE FUNCTION platform.audit_row(${names});`;
}

/** Who reads all of a district; a town reads what `concerns` it. */
export function readBy(concerns: string): string {
  return `CASE WHEN platform.scope_town() IS NULL THEN platform.scope_role() IN ('district_official', 'auditor', 'system')
    ELSE platform.scope_role() IN ('town_official', 'auditor') AND ${concerns} END`;
}

/** The desk: who enters donations. */
export const DESK = `platform.scope_role() IN ('district_official', 'system')`;

/** A function of definers that the application may not call itself, as triggers are. */
export function inner(signature: string): string {
  return `
    ALTER FUNCTION donation.${signature} OWNER TO nuancan_definer;
    REVOKE EXECUTE ON FUNCTION donation.${signature} FROM PUBLIC;`;
}

/** A function of definers that the application calls. */
export function called(signature: string): string {
  return `${inner(signature)}
    GRANT EXECUTE ON FUNCTION donation.${signature} TO nuancan_app;`;
}

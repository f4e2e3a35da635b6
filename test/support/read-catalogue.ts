import type { Client } from 'pg';

/** What guards the data beyond tables and columns, one readable line each, sorted. */
export type Catalogue = Record<keyof typeof FACETS, string[]>;

/** Our own tables; partitions are made month by month and are left out. */
const TABLES = `(SELECT c.oid, c.relname, n.nspname, format('%I.%I', n.nspname, c.relname) AS name, c.relacl, c.relowner,
    c.relrowsecurity, c.relforcerowsecurity, c.relkind, c.reloptions
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition
    AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'public', 'queue'))`;

const ROLE_NAME = `CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END`;

const FACETS = {
  columns: `SELECT format('%s.%I %s%s%s', t.name, a.attname, format_type(a.atttypid, a.atttypmod),
      CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END,
      CASE WHEN a.attidentity <> '' THEN ' IDENTITY'
        WHEN a.attgenerated <> '' THEN ' GENERATED ' || pg_get_expr(d.adbin, d.adrelid)
        ELSE coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '') END) AS line
    FROM ${TABLES} t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum`,
  // A key to a table with partitions has a part for each of them, which comes and goes with its month.
  constraints: `SELECT format('%s %I %s', t.name, c.conname, pg_get_constraintdef(c.oid)) AS line
    FROM ${TABLES} t JOIN pg_constraint c ON c.conrelid = t.oid WHERE c.contype <> 'n' AND c.conparentid = 0`,
  indexes: `SELECT pg_get_indexdef(i.indexrelid) AS line FROM ${TABLES} t JOIN pg_index i ON i.indrelid = t.oid`,
  rowSecurity: `SELECT format('%s %s', name, CASE WHEN relkind = 'v' AND 'security_invoker=true' = ANY (reloptions) THEN 'as its caller'
      WHEN relrowsecurity AND relforcerowsecurity THEN 'forced'
      WHEN relrowsecurity THEN 'enabled' ELSE 'off' END) AS line FROM ${TABLES} t`,
  policies: `SELECT format('%s %I %s %s TO %s USING (%s) WITH CHECK (%s)', t.name, p.polname,
      CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
      CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
      (SELECT string_agg(CASE r WHEN 0 THEN 'PUBLIC' ELSE r::regrole::text END, ', ') FROM unnest(p.polroles) r),
      pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) AS line
    FROM ${TABLES} t JOIN pg_policy p ON p.polrelid = t.oid`,
  triggers: `SELECT pg_get_triggerdef(g.oid) AS line
    FROM ${TABLES} t JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT g.tgisinternal`,
  functions: `SELECT format('%s(%s) RETURNS %s %s%s OWNER %s EXECUTE %s%s', p.oid::regproc, pg_get_function_identity_arguments(p.oid),
      pg_get_function_result(p.oid), CASE p.provolatile WHEN 'i' THEN 'IMMUTABLE' WHEN 's' THEN 'STABLE' ELSE 'VOLATILE' END,
      CASE WHEN p.prosecdef THEN ' SECURITY DEFINER' ELSE '' END, p.proowner::regrole,
      (SELECT string_agg(${ROLE_NAME}, ', ' ORDER BY ${ROLE_NAME})
       FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a),
      coalesce(' SET ' || array_to_string(p.proconfig, ', '), '')) AS line
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'public', 'queue')`,
  grants: `SELECT format('%s ON %s TO %s', string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type), t.name, ${ROLE_NAME}) AS line
    FROM ${TABLES} t, aclexplode(t.relacl) a WHERE a.grantee <> t.relowner GROUP BY t.name, a.grantee`,
  columnGrants: `SELECT format('%s ON %s.%I TO %s', string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type), t.name, c.attname,
      ${ROLE_NAME}) AS line
    FROM ${TABLES} t JOIN pg_attribute c ON c.attrelid = t.oid, aclexplode(c.attacl) a
    WHERE a.grantee <> t.relowner GROUP BY t.name, c.attname, a.grantee`,
  schemaGrants: `SELECT format('%s ON SCHEMA %s TO %s', string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type), n.nspname,
      ${ROLE_NAME}) AS line
    FROM pg_namespace n, aclexplode(n.nspacl) a
    WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND a.grantee <> n.nspowner GROUP BY n.nspname, a.grantee`,
  roles: `SELECT format('%s%s%s%s', rolname, CASE WHEN rolsuper THEN ' SUPERUSER' ELSE '' END,
      CASE WHEN rolbypassrls THEN ' BYPASSRLS' ELSE '' END, CASE WHEN rolcanlogin THEN ' LOGIN' ELSE '' END) AS line
    FROM pg_roles WHERE rolname LIKE 'nuancan%'`,
};

/** Reads the database that `owner` is connected to. */
export async function readCatalogue(owner: Client): Promise<Catalogue> {
  const catalogue: Partial<Catalogue> = {};
  for (const facet of Object.keys(FACETS) as (keyof typeof FACETS)[]) {
    const { rows } = await owner.query<{ line: string }>(FACETS[facet]);
    catalogue[facet] = rows.map(({ line }) => line.replace(/\s+/g, ' ')).sort();
  }
  return catalogue as Catalogue;
}

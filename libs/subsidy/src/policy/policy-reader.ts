import { Injectable } from '@nestjs/common';
import { parsePolicy, type Policy } from '@nuancan/five-ones';
import { assert, parseBusinessDate } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';
import { EFFECTIVE_VERSIONS } from './effective-versions.sql.js';

/** Parsed documents kept; a district has a handful, a province's process a few hundred. */
const MOST_CACHED = 1000;
const KEPT_MS = 10_000;

interface InForce {
  readonly policyId: string;
  readonly version: number;
  readonly effectiveTo: string | null;
}

const ON_DAY = `
  SELECT policy_id AS "policyId", version, effective_to AS "effectiveTo" FROM (${EFFECTIVE_VERSIONS}) e
  WHERE effective_from <= $1::date AND (effective_to IS NULL OR effective_to >= $1::date)
  ORDER BY policy_id`;

const DOCUMENTS = `
  SELECT v.policy_id AS "policyId", v.version, v.document FROM subsidy.policy_versions v
  JOIN unnest($1::uuid[], $2::int[]) AS wanted (policy_id, version) USING (policy_id, version)`;

/** The policies a meal is judged by. Parsed documents are kept: an activated version never changes. */
@Injectable()
export class PolicyReader {
  private readonly parsed = new Map<string, Policy>();
  private readonly kept = new Map<string, { readonly policies: readonly Policy[]; readonly untilMs: number }>();

  /**
   * As `effectiveOn`, kept for some seconds: a version is activated days before its first day, so what is kept is never
   * out of date. @param districtCode the scope's
   */
  async keptOn(tx: Tx, districtCode: string, date: string): Promise<readonly Policy[]> {
    const key = `${districtCode}|${date}`;
    const kept = this.kept.get(key);
    if (kept && kept.untilMs > performance.now()) return kept.policies;
    const policies = await this.effectiveOn(tx, date);
    if (this.kept.size >= MOST_CACHED) this.kept.clear();
    this.kept.set(key, { policies, untilMs: performance.now() + KEPT_MS });
    return policies;
  }

  /**
   * The activated versions in force on a business date, in the scope's district, at most one per policy code.
   * `effectiveTo` of each is its last day in force, also when a successor ends it before the document would.
   */
  async effectiveOn(tx: Tx, date: string): Promise<Policy[]> {
    const inForce = await tx.query<InForce[]>(ON_DAY, [date]);
    const known = new Map(inForce.map((version) => [keyOf(version), this.parsed.get(keyOf(version))]));
    const unknown = inForce.filter((version) => known.get(keyOf(version)) === undefined);
    for (const [key, policy] of await this.parse(tx, unknown)) known.set(key, policy);
    return inForce.map((version) => {
      const policy = known.get(keyOf(version));
      assert(policy !== undefined, `policy ${keyOf(version)} was just parsed`);
      return { ...policy, effectiveTo: version.effectiveTo === null ? null : parseBusinessDate(version.effectiveTo) };
    });
  }

  private async parse(tx: Tx, versions: readonly InForce[]): Promise<Map<string, Policy>> {
    if (versions.length === 0) return new Map();
    const rows = await tx.query<{ policyId: string; version: number; document: unknown }[]>(DOCUMENTS, [
      versions.map(({ policyId }) => policyId),
      versions.map(({ version }) => version),
    ]);
    const parsed = new Map(rows.map((row) => [keyOf(row), parsePolicy(row.document)]));
    if (this.parsed.size + parsed.size > MOST_CACHED) this.parsed.clear();
    for (const [key, policy] of parsed) this.parsed.set(key, policy);
    return parsed;
  }
}

function keyOf({ policyId, version }: Pick<InForce, 'policyId' | 'version'>): string {
  return `${policyId}:${version}`;
}

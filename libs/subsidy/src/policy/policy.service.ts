import { Injectable } from '@nestjs/common';
import { checkPolicy, parsePolicy, type Policy } from '@nuancan/five-ones';
import { addDays, businessDateAt, type DomainError } from '@nuancan/kernel';
import { Database, decodeCursor, encodeCursor, type PageQueryDto, type Scope, type Tx } from '@nuancan/platform';
import { violatedConstraint } from '@nuancan/registry';
import { SubsidyErrors } from '../subsidy.errors.js';
import { EFFECTIVE_VERSIONS } from './effective-versions.sql.js';
import type { PolicyListDto, PolicySummaryDto, PolicyVersionDto, PolicyVersionSummaryDto } from './policy.dto.js';

/** Tills hold every activated version; this is how long they may be offline (five-ones.md). The database checks it. */
const NOTICE_DAYS = 3;

const CODE = /^[a-z0-9][a-z0-9-]{1,63}$/;
const MOST_VERSION = 2 ** 31 - 1;

interface VersionRow extends Omit<PolicyVersionSummaryDto, 'createdAt' | 'activatedAt' | 'withdrawnAt'> {
  readonly createdAt: Date;
  readonly activatedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly document: object;
}

const POLICIES = `
  SELECT p.id, p.code, json_build_object('zh', p.name_zh, 'en', p.name_en) AS name FROM subsidy.policies p
  WHERE p.district_code = $1 AND ($2::text IS NULL OR p.code > $2) ORDER BY p.code LIMIT $3`;

const VERSIONS = `
  SELECT v.policy_id AS "policyId", v.version, v.effective_from AS "effectiveFrom",
    CASE WHEN e.version IS NULL THEN v.effective_to ELSE e.effective_to END AS "effectiveTo",
    CASE WHEN v.activated_at IS NOT NULL THEN 'activated' WHEN v.withdrawn_at IS NOT NULL THEN 'withdrawn' ELSE 'draft' END AS state, v.document, v.created_at AS "createdAt",
    v.created_by AS "createdBy", v.activated_at AS "activatedAt", v.activated_by AS "activatedBy",
    v.withdrawn_at AS "withdrawnAt", v.withdrawn_by AS "withdrawnBy"
  FROM subsidy.policy_versions v LEFT JOIN (${EFFECTIVE_VERSIONS}) e USING (policy_id, version)`;

const INSERT_POLICY = `
  INSERT INTO subsidy.policies (district_code, code, name_zh, name_en) VALUES ($1, $2, $3, $4)
  ON CONFLICT (district_code, code) DO NOTHING`;

const INSERT_VERSION = `
  INSERT INTO subsidy.policy_versions (policy_id, district_code, version, document, effective_from, effective_to, created_by)
  SELECT p.id, p.district_code, $3, $4, $5, $6, platform.scope_account() FROM subsidy.policies p
  WHERE p.district_code = $1 AND p.code = $2 ON CONFLICT (policy_id, version) DO NOTHING RETURNING version`;

const ACTIVATE = `
  UPDATE subsidy.policy_versions v SET activated_at = now(), activated_by = platform.scope_account()
  FROM subsidy.policies p
  WHERE p.id = v.policy_id AND p.district_code = $1 AND p.code = $2 AND v.version = $3 AND v.activated_at IS NULL`;

const WITHDRAW = `
  UPDATE subsidy.policy_versions v SET withdrawn_at = now(), withdrawn_by = platform.scope_account()
  FROM subsidy.policies p
  WHERE p.id = v.policy_id AND p.district_code = $1 AND p.code = $2 AND v.version = $3
    AND v.activated_at IS NULL AND v.withdrawn_at IS NULL`;

/** Names one version of a policy. */
interface VersionName {
  readonly code: string;
  readonly version: number;
}

/** Stores policies as drafts and lets a second person activate them; five-ones knows what they mean. */
@Injectable()
export class PolicyService {
  constructor(private readonly database: Database) {}

  /** One page by code, each with its versions, newest first. */
  async list(scope: Scope, page: PageQueryDto): Promise<PolicyListDto> {
    const [after] = page.cursor === undefined ? [null] : decodeCursor(page.cursor, 1);
    return this.database.scoped(scope, async (tx) => {
      const found = await tx.query<({ id: string } & Omit<PolicySummaryDto, 'versions'>)[]>(POLICIES, [
        scope.districtCode,
        after,
        page.limit + 1,
      ]);
      const policies = found.slice(0, page.limit);
      const versions = await tx.query<(VersionRow & { policyId: string })[]>(
        `${VERSIONS} WHERE v.policy_id = ANY ($1::uuid[]) ORDER BY v.version DESC`,
        [policies.map(({ id }) => id)],
      );
      const last = policies.at(-1);
      return {
        items: policies.map(({ id, code, name }) => ({
          code,
          name,
          versions: versions.filter(({ policyId }) => policyId === id).map(summaryOf),
        })),
        nextCursor: last && found.length > policies.length ? encodeCursor([last.code]) : null,
      };
    });
  }

  /** @throws SUBSIDY.VERSION_NOT_FOUND */
  async get(scope: Scope, name: VersionName): Promise<PolicyVersionDto> {
    return this.database.scoped(scope, async (tx) => {
      const row = await this.find(tx, scope, name);
      if (!row) throw SubsidyErrors.VERSION_NOT_FOUND();
      return versionOf(name.code, row);
    });
  }

  /**
   * Stores the next version as a draft; the first version of a code makes the policy. The same document sent again is
   * answered with the draft it made.
   * @throws POLICY.INVALID_DOCUMENT with the faults by pointer, SUBSIDY.CODE_DIFFERS, SUBSIDY.DISTRICT_DIFFERS,
   *   SUBSIDY.VERSION_NOT_NEXT
   */
  async draft(scope: Scope, code: string, document: object): Promise<PolicyVersionDto> {
    const policy = parsePolicy(document);
    if (policy.code !== code) throw SubsidyErrors.CODE_DIFFERS();
    if (policy.scope.districtCode !== scope.districtCode) throw SubsidyErrors.DISTRICT_DIFFERS();
    return this.database.scoped(scope, async (tx) => {
      await tx.query(INSERT_POLICY, [scope.districtCode, code, policy.name.zh, policy.name.en]);
      const next = await this.nextVersion(tx, scope, code);
      const inserted = policy.version === next && (await this.insert(tx, scope, policy));
      const row = await this.find(tx, scope, policy);
      if (!inserted && !(row && sameDocument(row.document, policy))) throw SubsidyErrors.VERSION_NOT_NEXT({ next });
      if (!row) throw SubsidyErrors.VERSION_NOT_FOUND();
      return versionOf(code, row);
    });
  }

  /**
   * Activates a draft: from its first day on it is in force and ends its predecessor.
   * @throws SUBSIDY.VERSION_NOT_FOUND, SUBSIDY.ALREADY_ACTIVATED, SUBSIDY.WITHDRAWN, SUBSIDY.SECOND_PERSON_NEEDED,
   *   SUBSIDY.TOO_SHORT_NOTICE, SUBSIDY.FIRST_DAY_TAKEN
   */
  async activate(scope: Scope, name: VersionName): Promise<PolicyVersionDto> {
    try {
      return await this.database.scoped(scope, async (tx) => {
        if (!isStorable(name)) throw SubsidyErrors.VERSION_NOT_FOUND();
        const [, activated] = await tx.query<[unknown[], number]>(ACTIVATE, [
          scope.districtCode,
          name.code,
          name.version,
        ]);
        const row = await this.find(tx, scope, name);
        if (!row) throw SubsidyErrors.VERSION_NOT_FOUND();
        if (activated === 0) throw SubsidyErrors.ALREADY_ACTIVATED();
        return versionOf(name.code, row);
      });
    } catch (error) {
      throw expectedRefusal(violatedConstraint(error)) ?? error;
    }
  }

  /**
   * Takes a draft off the list: it is never activated, and its number is not used again.
   * @throws SUBSIDY.VERSION_NOT_FOUND, SUBSIDY.ALREADY_ACTIVATED, SUBSIDY.WITHDRAWN
   */
  async withdraw(scope: Scope, name: VersionName): Promise<PolicyVersionDto> {
    return this.database.scoped(scope, async (tx) => {
      if (!isStorable(name)) throw SubsidyErrors.VERSION_NOT_FOUND();
      const [, withdrawn] = await tx.query<[unknown[], number]>(WITHDRAW, [
        scope.districtCode,
        name.code,
        name.version,
      ]);
      const row = await this.find(tx, scope, name);
      if (!row) throw SubsidyErrors.VERSION_NOT_FOUND();
      if (row.state === 'activated') throw SubsidyErrors.ALREADY_ACTIVATED();
      if (withdrawn === 0) throw SubsidyErrors.WITHDRAWN();
      return versionOf(name.code, row);
    });
  }

  private async nextVersion(tx: Tx, scope: Scope, code: string): Promise<number> {
    const [row] = await tx.query<{ next: number }[]>(
      `SELECT coalesce(max(v.version), 0) + 1 AS next FROM subsidy.policies p LEFT JOIN subsidy.policy_versions v ON v.policy_id = p.id
       WHERE p.district_code = $1 AND p.code = $2`,
      [scope.districtCode, code],
    );
    return row?.next ?? 1;
  }

  private async insert(tx: Tx, scope: Scope, policy: Policy): Promise<boolean> {
    const { code, version, effectiveFrom, effectiveTo } = policy;
    const rows = await tx.query<unknown[]>(INSERT_VERSION, [
      scope.districtCode,
      code,
      version,
      JSON.stringify(policy),
      effectiveFrom,
      effectiveTo,
    ]);
    return rows.length === 1;
  }

  private async find(tx: Tx, scope: Scope, { code, version }: VersionName): Promise<VersionRow | undefined> {
    if (!isStorable({ code, version })) return undefined;
    const [row] = await tx.query<VersionRow[]>(
      `${VERSIONS} JOIN subsidy.policies p ON p.id = v.policy_id WHERE p.district_code = $1 AND p.code = $2 AND v.version = $3`,
      [scope.districtCode, code, version],
    );
    return row;
  }
}

function summaryOf(row: VersionRow): PolicyVersionSummaryDto {
  const { version, effectiveFrom, effectiveTo, state, createdBy, activatedBy, withdrawnBy } = row;
  const createdAt = row.createdAt.toISOString();
  const activatedAt = row.activatedAt?.toISOString() ?? null;
  const withdrawnAt = row.withdrawnAt?.toISOString() ?? null;
  return {
    ...{ version, effectiveFrom, effectiveTo, state, createdAt, createdBy, activatedAt, activatedBy },
    ...{ withdrawnAt, withdrawnBy },
  };
}

function versionOf(code: string, row: VersionRow): PolicyVersionDto {
  return { ...summaryOf(row), code, document: row.document, findings: checkPolicy(parsePolicy(row.document)) };
}

/** What the columns can hold; any other name is unknown rather than a fault of the database. */
function isStorable({ code, version }: VersionName): boolean {
  return CODE.test(code) && version >= 1 && version <= MOST_VERSION;
}

/** Parsing gives every field in one order, so equal policies are equal texts. */
function sameDocument(stored: object, policy: Policy): boolean {
  return JSON.stringify(parsePolicy(stored)) === JSON.stringify(policy);
}

function expectedRefusal(constraint: string | null): DomainError | null {
  if (constraint === 'policy_versions_four_eyes') return SubsidyErrors.SECOND_PERSON_NEEDED();
  if (constraint === 'policy_versions_withdrawn') return SubsidyErrors.WITHDRAWN();
  if (constraint === 'policy_versions_first_day') return SubsidyErrors.FIRST_DAY_TAKEN();
  if (constraint !== 'policy_versions_notice') return null;
  return SubsidyErrors.TOO_SHORT_NOTICE({ earliest: addDays(businessDateAt(new Date()), NOTICE_DAYS) });
}

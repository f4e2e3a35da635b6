import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { Database, decodeCursor, encodeCursor, hashBody, type Scope, type Tx } from '@nuancan/platform';
import { FamilyErrors } from '../family.errors.js';
import { refusing } from '../family-refusal.js';
import { CONSENT, shown } from './consent-row.js';
import type {
  ConsentDto,
  ConsentPageDto,
  ConsentQueryDto,
  FamilyLinkDto,
  GiveConsentDto,
  WithdrawConsentDto,
} from './consent.dto.js';

const TOKEN_BYTES = 32;
const GIVE = `INSERT INTO family.consents (district_code, town_code, facility_town, resident_id, facility_id, name, phone, relationship, given_on,
    given_by_way, shows_meals, shows_balance, shows_deliveries, valid_until, client_id, body_hash, account_id)
  VALUES ('', '', '', $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, decode($13, 'hex'), platform.scope_account()) RETURNING id`;
const EARLIER = `SELECT id, encode(body_hash, 'hex') AS "bodyHash" FROM family.consents WHERE facility_id = $1 AND client_id = $2`;
const WITHDRAW = `UPDATE family.consents SET withdrawal = $2, withdrawn_by = platform.scope_account(), withdrawn_at = clock_timestamp(),
    name = CASE WHEN $2 <> 'family' THEN name END, phone = CASE WHEN $2 <> 'family' THEN phone END
  WHERE id = $1 AND withdrawn_at IS NULL`;
/** Also those given under a duplicate entry: they open as much. */
const PAGE = `${CONSENT} WHERE ($1::uuid IS NULL OR c.resident_id = $1
    OR c.resident_id IN (SELECT d.id FROM registry.residents d WHERE d.merged_into = $1)) AND ($2::uuid IS NULL OR c.id < $2) ORDER BY c.id DESC LIMIT $3`;

/** What elders consented to, by whoever they told it; and the links to the pages. */
@Injectable()
export class ConsentService {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(scope: Scope, query: ConsentQueryDto): Promise<ConsentPageDto> {
    const before = query.cursor === undefined ? null : String(decodeCursor(query.cursor, 1)[0]);
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.query<ConsentDto[]>(PAGE, [query.residentId ?? null, before, query.limit + 1]);
      const items = rows.slice(0, query.limit);
      const last = items.at(-1);
      return {
        items: items.map((consent) => shown(consent, scope)),
        nextCursor: rows.length > items.length && last ? encodeCursor([last.id]) : null,
      };
    });
  }

  /**
   * Enters what the elder said, once per client id and body.
   * @throws FAMILY.RESIDENT_NOT_FOUND, RESIDENT_GONE, FACILITY_NOT_FOUND, CONSENT_EXISTS, CONSENT_DATES_WRONG, NOTHING_SHOWN, CLIENT_ID_CLASH
   */
  async give(scope: Scope, draft: GiveConsentDto): Promise<ConsentDto> {
    const facilityId = draft.facilityId ?? scope.facilityId;
    if (facilityId === null || (scope.facilityId !== null && facilityId !== scope.facilityId)) {
      throw FamilyErrors.FACILITY_NOT_FOUND();
    }
    const bodyHash = hashBody(draft);
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`consent ${draft.clientId}`]);
        const [earlier] = await tx.query<{ id: string; bodyHash: string }[]>(EARLIER, [facilityId, draft.clientId]);
        if (earlier && earlier.bodyHash !== bodyHash) throw FamilyErrors.CLIENT_ID_CLASH();
        if (earlier) return read(tx, scope, earlier.id);
        await requireInTown(tx, scope, draft.residentId);
        const [given] = await tx.query<[{ id: string }]>(GIVE, [
          ...[draft.residentId, facilityId, draft.name, draft.phone.replaceAll(/[^0-9+]/g, ''), draft.relationship],
          ...[parseBusinessDate(draft.givenOn), draft.way, draft.showsMeals, draft.showsBalance, draft.showsDeliveries],
          ...[parseBusinessDate(draft.validUntil), draft.clientId, bodyHash],
        ]);
        return read(tx, scope, given.id);
      }),
    );
  }

  /** From now on its link opens nothing. @throws FAMILY.CONSENT_NOT_FOUND, CONSENT_ENDED */
  async withdraw(scope: Scope, id: string, { reason }: WithdrawConsentDto): Promise<ConsentDto> {
    return this.database.scoped(scope, async (tx) => {
      const before = await read(tx, scope, id);
      if (before.withdrawal !== null) throw FamilyErrors.CONSENT_ENDED();
      const [, changed] = await tx.query<[unknown[], number]>(WITHDRAW, [id, reason]);
      const after = await read(tx, scope, id);
      if (changed > 0) return after;
      throw after.withdrawal === null ? FamilyErrors.CONSENT_NOT_FOUND() : FamilyErrors.CONSENT_ENDED();
    });
  }

  /** Makes a link to the page, told this once; the one before opens nothing any more. @throws FAMILY.CONSENT_NOT_FOUND, CONSENT_ENDED */
  async openLink(scope: Scope, consentId: string): Promise<FamilyLinkDto> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    return this.database.scoped(scope, async (tx) => {
      // Two at once would make two links, and one refusal.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`family link ${consentId}`]);
      const { stands, validUntil } = await read(tx, scope, consentId);
      if (!stands) throw FamilyErrors.CONSENT_ENDED();
      // Locks only what this account may change: the town of a kitchen reads consents of elders of elsewhere, and changes none.
      const own = await tx.query<unknown[]>('SELECT FROM family.consents WHERE id = $1 FOR NO KEY UPDATE', [consentId]);
      if (own.length === 0) throw FamilyErrors.CONSENT_NOT_FOUND();
      await tx.query(
        `UPDATE family.links SET revoked_by = platform.scope_account(), revoked_at = clock_timestamp() WHERE consent_id = $1 AND revoked_at IS NULL`,
        [consentId],
      );
      await tx.query(
        `INSERT INTO family.links (consent_id, district_code, token_hash, created_by)
         VALUES ($1, platform.scope_district(), $2, platform.scope_account())`,
        [consentId, createHash('sha256').update(token).digest()],
      );
      return { consentId, token, validUntil };
    });
  }
}

/** A town answers for its own elders; whom an operator knows, the database decides. @throws FAMILY.RESIDENT_NOT_FOUND */
async function requireInTown(tx: Tx, { role }: Scope, residentId: string): Promise<void> {
  if (role === 'operator') return;
  const found = await tx.query<unknown[]>('SELECT FROM registry.residents WHERE id = $1', [residentId]);
  if (found.length === 0) throw FamilyErrors.RESIDENT_NOT_FOUND();
}

async function read(tx: Tx, scope: Scope, id: string): Promise<ConsentDto> {
  const [consent] = await tx.query<ConsentDto[]>(`${CONSENT} WHERE c.id = $1`, [id]);
  if (!consent) throw FamilyErrors.CONSENT_NOT_FOUND();
  return shown(consent, scope);
}

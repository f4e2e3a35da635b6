import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { DonationErrors } from '../donation.errors.js';
import type {
  DonorDto,
  DonorLinkDto,
  DonorListDto,
  DonorSearchDto,
  NewDonorDto,
  NewDonorLinkDto,
} from './donor.dto.js';

const TOKEN_BYTES = 32;
const ANONYMOUS = '匿名';
const COLUMNS = `o.id, o.kind, o.name, c.contact_name AS "contactName", c.phone, g.donations, g.received AS "receivedFen", o.version,
  o.erased_at AS "erasedAt"`;
const FROM = `FROM donation.donors o LEFT JOIN donation.donor_contacts c ON c.donor_id = o.id
  CROSS JOIN LATERAL (SELECT count(*)::int AS donations, coalesce(sum(d.received_fen), 0)::bigint AS received
    FROM donation.donations d WHERE d.donor_id = o.id) g`;
const LINK = `id, created_at AS "createdAt", revoked_at AS "revokedAt"`;
const KEEP_CONTACT = `INSERT INTO donation.donor_contacts (donor_id, district_code, contact_name, phone)
  VALUES ($1, platform.scope_district(), $2, $3)
  ON CONFLICT (donor_id) DO UPDATE SET contact_name = excluded.contact_name, phone = excluded.phone`;
const UNSPENT = `SELECT EXISTS (SELECT FROM donation.donations d WHERE d.donor_id = $1 AND d.kind = 'money'
  AND d.received_fen - d.refunded_fen > (SELECT coalesce(sum(t.spent_fen), 0) FROM donation.tranches t WHERE t.donation_id = d.id)) AS unspent`;

/** Donors, how the desk reaches them, and the links to their pages. */
@Injectable()
export class DonorService {
  constructor(private readonly database: Database) {}

  /** Newest first; `text` is part of a name. */
  async search(scope: Scope, { text, limit, cursor }: DonorSearchDto): Promise<DonorListDto> {
    const before = cursor === undefined ? null : decodeCursor(cursor, 1)[0];
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<DonorDto[]>(
        `SELECT ${COLUMNS} ${FROM} WHERE ($1::text IS NULL OR position(lower($1) in lower(o.name)) > 0)
           AND ($2::uuid IS NULL OR o.id < $2) ORDER BY o.id DESC LIMIT $3`,
        [text ?? null, before, limit + 1],
      ),
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: last && rows.length > limit ? encodeCursor([last.id]) : null };
  }

  /** @throws DONATION.DONOR_NOT_FOUND */
  async find(scope: Scope, id: string): Promise<DonorDto> {
    return this.database.scoped(scope, (tx) => donorOf(tx, id));
  }

  /** Stores a new donor in the transaction of the donation. @returns its id */
  async add(tx: Tx, donor: NewDonorDto): Promise<string> {
    const [{ id }] = await tx.query<[{ id: string }]>(
      `INSERT INTO donation.donors (district_code, kind, name, recorded_by)
       VALUES (platform.scope_district(), $1, $2, platform.scope_account()) RETURNING id`,
      [donor.kind, nameOf(donor)],
    );
    await keepContact(tx, id, donor);
    return id;
  }

  /** Mends name, kind and contact. @throws DONATION.DONOR_NOT_FOUND, DONOR_ERASED, CHANGED_MEANWHILE */
  async edit(
    scope: Scope,
    { id, version, donor }: { id: string; version: number; donor: NewDonorDto },
  ): Promise<DonorDto> {
    return this.database.scoped(scope, async (tx) => {
      const before = await donorOf(tx, id);
      if (before.erasedAt !== null) throw DonationErrors.DONOR_ERASED();
      const changed = await tx.query<[unknown[], number]>(
        'UPDATE donation.donors SET kind = $3, name = $4, version = version + 1 WHERE id = $1 AND version = $2',
        [id, version, donor.kind, nameOf(donor)],
      );
      if (changed[1] === 0) throw DonationErrors.CHANGED_MEANWHILE();
      await keepContact(tx, id, donor);
      return donorOf(tx, id);
    });
  }

  /**
   * Erases who a donor is: the name, the contact, the links. Receipts and money stay, of nobody.
   * @throws DONATION.DONOR_NOT_FOUND, DONOR_ERASED, STILL_UNSPENT: somebody may have to be paid back
   */
  async erase(scope: Scope, id: string): Promise<DonorDto> {
    return this.database.scoped(scope, async (tx) => {
      // Whoever takes in money of this donor holds the row until it is theirs.
      await tx.query('SELECT FROM donation.donors WHERE id = $1 FOR UPDATE', [id]);
      const before = await donorOf(tx, id);
      if (before.erasedAt !== null) throw DonationErrors.DONOR_ERASED();
      const [{ unspent }] = await tx.query<[{ unspent: boolean }]>(UNSPENT, [id]);
      if (unspent) throw DonationErrors.STILL_UNSPENT();
      await tx.query('DELETE FROM donation.donor_contacts WHERE donor_id = $1', [id]);
      await tx.query(
        `UPDATE donation.donor_links SET revoked_at = clock_timestamp(), revoked_by = platform.scope_account()
         WHERE donor_id = $1 AND revoked_at IS NULL`,
        [id],
      );
      await tx.query(
        `UPDATE donation.donors SET kind = 'anonymous', name = '${ANONYMOUS}', erased_at = clock_timestamp(), version = version + 1
         WHERE id = $1`,
        [id],
      );
      return donorOf(tx, id);
    });
  }

  /** Makes a link to the donor's page; the token is told this once. @throws DONATION.DONOR_NOT_FOUND, DONOR_ERASED */
  async openLink(scope: Scope, donorId: string): Promise<NewDonorLinkDto> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    return this.database.scoped(scope, async (tx) => {
      const { erasedAt } = await donorOf(tx, donorId);
      if (erasedAt !== null) throw DonationErrors.DONOR_ERASED();
      const [link] = await tx.query<[DonorLinkDto]>(
        `INSERT INTO donation.donor_links (district_code, donor_id, token_hash, created_by)
         VALUES (platform.scope_district(), $1, $2, platform.scope_account()) RETURNING ${LINK}`,
        [donorId, createHash('sha256').update(token).digest()],
      );
      return { ...link, token };
    });
  }

  /** @throws DONATION.DONOR_NOT_FOUND */
  async links(scope: Scope, donorId: string): Promise<DonorLinkDto[]> {
    return this.database.scoped(scope, async (tx) => {
      await donorOf(tx, donorId);
      return tx.query<DonorLinkDto[]>(
        `SELECT ${LINK} FROM donation.donor_links WHERE donor_id = $1 ORDER BY id DESC LIMIT 100`,
        [donorId],
      );
    });
  }

  /** From now on the link opens nothing. @throws DONATION.LINK_NOT_FOUND, also for one that was revoked */
  async revokeLink(scope: Scope, linkId: string): Promise<void> {
    const [, changed] = await this.database.scoped(scope, (tx) =>
      tx.query<[unknown[], number]>(
        `UPDATE donation.donor_links SET revoked_at = clock_timestamp(), revoked_by = platform.scope_account()
         WHERE id = $1 AND revoked_at IS NULL`,
        [linkId],
      ),
    );
    if (changed === 0) throw DonationErrors.LINK_NOT_FOUND();
  }
}

function nameOf({ kind, name }: NewDonorDto): string {
  return kind === 'anonymous' ? ANONYMOUS : (name ?? '');
}

async function keepContact(tx: Tx, id: string, { contactName, phone }: NewDonorDto): Promise<void> {
  if (contactName === undefined && phone === undefined) {
    await tx.query('DELETE FROM donation.donor_contacts WHERE donor_id = $1', [id]);
  } else {
    await tx.query(KEEP_CONTACT, [id, contactName ?? null, phone ?? null]);
  }
}

async function donorOf(tx: Tx, id: string): Promise<DonorDto> {
  const [donor] = await tx.query<DonorDto[]>(`SELECT ${COLUMNS} ${FROM} WHERE o.id = $1`, [id]);
  if (!donor) throw DonationErrors.DONOR_NOT_FOUND();
  return donor;
}

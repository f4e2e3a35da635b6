import { Injectable } from '@nestjs/common';
import { businessDateAt } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { placeInScope } from '@nuancan/meal-point';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { allottedEntry, takenBackEntry } from '../donation/donation-entries.js';
import { DonationErrors } from '../donation.errors.js';
import { refusalOf } from '../refusal-of.js';
import type {
  AllotTrancheDto,
  TakeBackDto,
  TrancheDto,
  TrancheListDto,
  TrancheQueryDto,
  TrancheUse,
} from './tranche.dto.js';

const COLUMNS = `t.id, t.donation_id AS "donationId", t.organisation_id AS "organisationId", o.name AS "organisationName", p.name AS "donorName",
  t.received_on AS "receivedOn", t.amount_fen AS "amountFen", t.spent_fen AS "spentFen", t.returned_fen AS "returnedFen", t.earmark,
  t.for_town AS "forTown", t.for_facility AS "forFacility", t.for_category AS "forCategory", t.campaign`;
const FROM = `FROM donation.tranches t JOIN registry.organisations o ON o.id = t.organisation_id
  JOIN donation.donations d ON d.id = t.donation_id JOIN donation.donors p ON p.id = d.donor_id`;

/** It pays meals from the day on which the last of the money that it is made of had come in. */
const ALLOT = `INSERT INTO donation.tranches (district_code, organisation_id, donation_id, received_on, amount_fen, earmark, for_town,
    for_facility, for_category, campaign, client_id, account_id)
  SELECT d.district_code, d.organisation_id, d.id, (SELECT max(r.received_on) FROM donation.receipts r WHERE r.donation_id = d.id
      AND NOT EXISTS (SELECT FROM donation.receipt_voids v WHERE v.receipt_id = r.id)),
    $2, $3, $4, $5, $6, coalesce($7, d.campaign), $8, platform.scope_account()
  FROM donation.donations d WHERE d.id = $1 AND d.received_fen > 0
  ON CONFLICT (district_code, client_id) DO NOTHING RETURNING id`;
const RETURN = `INSERT INTO donation.tranche_returns (district_code, organisation_id, donation_id, tranche_id, amount_fen, reason, client_id, account_id)
  SELECT t.district_code, t.organisation_id, t.donation_id, t.id, $2, $3, $4, platform.scope_account() FROM donation.tranches t WHERE t.id = $1
  RETURNING id`;
const RETURNED = `SELECT amount_fen AS "amountFen", reason FROM donation.tranche_returns WHERE client_id = $1 AND tranche_id = $2`;

/** What is allotted: for a use, or behind vouchers. */
export type TrancheAllotment = Omit<AllotTrancheDto, 'earmark'> & { readonly earmark: TrancheUse };

/** Donated money by what it may pay. */
@Injectable()
export class TrancheService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /** In the order in which they are spent. */
  async list(scope: Scope, { unspent, limit, cursor }: TrancheQueryDto): Promise<TrancheListDto> {
    const [afterDay, afterId] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<TrancheDto[]>(
        `SELECT ${COLUMNS} ${FROM} WHERE (NOT $1 OR t.spent_fen < t.amount_fen)
           AND ($2::date IS NULL OR (t.received_on, t.id) > ($2::date, $3::uuid))
         ORDER BY t.received_on, t.id LIMIT $4`,
        [unspent === 'true', afterDay, afterId, limit + 1],
      ),
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: last && rows.length > limit ? encodeCursor([last.receivedOn, last.id]) : null };
  }

  /**
   * Sets money of a donation apart that came in and is not allotted.
   * @throws DONATION.NOT_FOUND, NOT_LEFT, EARMARK_MISMATCH, UNKNOWN_PLACE, CLIENT_ID_CLASH
   */
  async allot(scope: Scope, donationId: string, draft: AllotTrancheDto): Promise<TrancheDto> {
    try {
      return await this.database.scoped(scope, (tx) => this.allotIn(tx, scope, donationId, draft));
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  }

  /** As `allot`, in the transaction of whoever took the money in. */
  async allotIn(tx: Tx, scope: Scope, donationId: string, draft: TrancheAllotment): Promise<TrancheDto> {
    const { amountFen, earmark, clientId } = draft;
    const named = namedBy(draft);
    const [money] = await tx.query<{ kind: string; received: number; organisationId: string }[]>(
      `SELECT kind, received_fen AS received, organisation_id AS "organisationId" FROM donation.donations WHERE id = $1`,
      [donationId],
    );
    if (!money) throw DonationErrors.NOT_FOUND();
    if (money.kind !== 'money') throw DonationErrors.NOT_MONEY();
    if (money.received === 0) throw DonationErrors.NOT_LEFT();
    if (draft.forFacility !== undefined) {
      await placeInScope(tx, scope, draft.forFacility, DonationErrors.UNKNOWN_PLACE);
    }
    const values = [donationId, amountFen, earmark, ...named, draft.campaign ?? null, clientId];
    const [stored] = await tx.query<{ id: string }[]>(ALLOT, values);
    const tranche = await this.byClient(tx, clientId);
    if (!stored && !sameTranche(tranche, donationId, draft)) throw DonationErrors.CLIENT_ID_CLASH();
    if (stored) {
      const businessDate = businessDateAt(new Date());
      const { organisationId } = money;
      await this.journal.post(tx, allottedEntry(stored.id, { donationId, organisationId, businessDate, amountFen }));
    }
    return tranche;
  }

  /** Takes unspent money of a tranche back to its donation. @throws DONATION.TRANCHE_NOT_FOUND, SPENT_MEANWHILE, VOUCHERS_OPEN, CLIENT_ID_CLASH */
  async takeBack(scope: Scope, trancheId: string, asked: TakeBackDto): Promise<TrancheDto> {
    try {
      return await this.database.scoped(scope, async (tx) => {
        await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [asked.clientId]);
        return this.takeBackIn(tx, trancheId, asked);
      });
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  }

  /** As `takeBack`, in the transaction of whoever frees the money. */
  async takeBackIn(tx: Tx, trancheId: string, { clientId, amountFen, reason }: TakeBackDto): Promise<TrancheDto> {
    const [before] = await tx.query<{ amountFen: number; reason: string }[]>(RETURNED, [clientId, trancheId]);
    if (before && (before.amountFen !== amountFen || before.reason !== reason)) throw DonationErrors.CLIENT_ID_CLASH();
    if (!before) {
      const { donationId, organisationId } = await this.byId(tx, trancheId);
      const [taken] = await tx.query<[{ id: string }]>(RETURN, [trancheId, amountFen, reason, clientId]);
      const money = { donationId, organisationId, businessDate: businessDateAt(new Date()), amountFen };
      await this.journal.post(tx, takenBackEntry(taken.id, trancheId, money));
    }
    return this.byId(tx, trancheId);
  }

  /** Those of one donation, in the order in which they are spent. */
  ofDonation(tx: Tx, donationId: string): Promise<TrancheDto[]> {
    return tx.query<TrancheDto[]>(`SELECT ${COLUMNS} ${FROM} WHERE t.donation_id = $1 ORDER BY t.received_on, t.id`, [
      donationId,
    ]);
  }

  private async byId(tx: Tx, id: string): Promise<TrancheDto> {
    const [tranche] = await tx.query<TrancheDto[]>(`SELECT ${COLUMNS} ${FROM} WHERE t.id = $1`, [id]);
    if (!tranche) throw DonationErrors.TRANCHE_NOT_FOUND();
    return tranche;
  }

  private async byClient(tx: Tx, clientId: string): Promise<TrancheDto> {
    const [tranche] = await tx.query<TrancheDto[]>(`SELECT ${COLUMNS} ${FROM} WHERE t.client_id = $1`, [clientId]);
    if (!tranche) throw DonationErrors.NOT_LEFT();
    return tranche;
  }
}

/** Town, facility and category, of which the earmark names one. @throws DONATION.EARMARK_MISMATCH */
export function namedBy(draft: Omit<TrancheAllotment, 'amountFen' | 'clientId'>): (string | null)[] {
  const named = [draft.forTown ?? null, draft.forFacility ?? null, draft.forCategory ?? null];
  if (named.some((value, at) => (value !== null) !== (['town', 'facility', 'category'][at] === draft.earmark))) {
    throw DonationErrors.EARMARK_MISMATCH();
  }
  return named;
}

function sameTranche(stored: TrancheDto, donationId: string, draft: TrancheAllotment): boolean {
  return (
    stored.donationId === donationId &&
    stored.amountFen + stored.returnedFen === draft.amountFen &&
    stored.earmark === draft.earmark &&
    stored.forTown === (draft.forTown ?? null) &&
    stored.forFacility === (draft.forFacility ?? null) &&
    stored.forCategory === (draft.forCategory ?? null) &&
    (draft.campaign === undefined || stored.campaign === draft.campaign)
  );
}

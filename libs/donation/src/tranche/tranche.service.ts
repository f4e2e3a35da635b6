import { Injectable } from '@nestjs/common';
import { addDays, businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { Journal, MOST_DAYS_BACK } from '@nuancan/ledger';
import { placeInScope } from '@nuancan/meal-point';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { violatedConstraint } from '@nuancan/registry';
import { DonationErrors } from '../donation.errors.js';
import type { ReceiveTrancheDto, TrancheDto, TrancheListDto, TrancheQueryDto } from './tranche.dto.js';

const COLUMNS = `t.id, t.organisation_id AS "organisationId", o.name AS "organisationName", t.donor_name AS "donorName",
  t.received_on AS "receivedOn", t.amount_fen AS "amountFen", t.spent_fen AS "spentFen", t.earmark, t.for_town AS "forTown",
  t.for_facility AS "forFacility", t.for_category AS "forCategory", t.campaign, t.fiscal_receipt_no AS "fiscalReceiptNo"`;
const FROM = 'FROM donation.tranches t JOIN registry.organisations o ON o.id = t.organisation_id';

const RECEIVE = `INSERT INTO donation.tranches (district_code, organisation_id, donor_name, received_on, amount_fen, earmark, for_town,
    for_facility, for_category, campaign, fiscal_receipt_no, client_id, account_id)
  VALUES (platform.scope_district(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, platform.scope_account())
  ON CONFLICT (district_code, client_id) DO NOTHING RETURNING id`;

/** Donated money, tranche by tranche. */
@Injectable()
export class TrancheService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /** Takes one in and books it. @throws DONATION.EARMARK_MISMATCH, UNKNOWN_PLACE, IN_FUTURE, TOO_LONG_AGO, CLIENT_ID_CLASH */
  async receive(scope: Scope, draft: ReceiveTrancheDto): Promise<TrancheDto> {
    const receivedOn = parseBusinessDate(draft.receivedOn);
    const today = businessDateAt(new Date());
    if (receivedOn > today) throw DonationErrors.IN_FUTURE();
    const { organisationId, amountFen, earmark } = draft;
    const named = [draft.forTown ?? null, draft.forFacility ?? null, draft.forCategory ?? null];
    if (named.some((value, at) => (value !== null) !== (['town', 'facility', 'category'][at] === earmark))) {
      throw DonationErrors.EARMARK_MISMATCH();
    }
    const texts = [draft.campaign ?? null, draft.fiscalReceiptNo ?? null];
    try {
      return await this.database.scoped(scope, async (tx) => {
        if (draft.forFacility !== undefined) {
          await placeInScope(tx, scope, draft.forFacility, DonationErrors.UNKNOWN_PLACE);
        }
        const values = [organisationId, draft.donorName, receivedOn, amountFen, earmark, ...named, ...texts];
        const [received] = await tx.query<{ id: string }[]>(RECEIVE, [...values, draft.clientId]);
        const tranche = await this.byClient(tx, draft.clientId);
        if (!received && !sameTranche(tranche, draft)) throw DonationErrors.CLIENT_ID_CLASH();
        if (received) {
          // Only now: what was taken in before is answered however long ago that is.
          if (receivedOn < addDays(today, -MOST_DAYS_BACK)) throw DonationErrors.TOO_LONG_AGO();
          await this.journal.post(tx, {
            kind: 'donation_received',
            businessKey: `donation/${received.id}`,
            ...{ businessDate: receivedOn, townCode: null, facilityId: null, organisationId },
            lines: [
              { account: { kind: 'donation_bank', organisationId }, amountFen },
              { account: { kind: 'donation_fund', fundId: received.id }, amountFen: -amountFen },
            ],
          });
        }
        return tranche;
      });
    } catch (error) {
      if (/_fkey$/.test(violatedConstraint(error) ?? '')) throw DonationErrors.UNKNOWN_PLACE();
      throw error;
    }
  }

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

  private async byClient(tx: Tx, clientId: string): Promise<TrancheDto> {
    const [tranche] = await tx.query<TrancheDto[]>(`SELECT ${COLUMNS} ${FROM} WHERE t.client_id = $1`, [clientId]);
    if (!tranche) throw new Error('a tranche that was just stored is not there');
    return tranche;
  }
}

function sameTranche(stored: TrancheDto, draft: ReceiveTrancheDto): boolean {
  return (
    stored.organisationId === draft.organisationId &&
    stored.donorName === draft.donorName &&
    stored.receivedOn === draft.receivedOn &&
    stored.amountFen === draft.amountFen &&
    stored.earmark === draft.earmark &&
    stored.forTown === (draft.forTown ?? null) &&
    stored.forFacility === (draft.forFacility ?? null) &&
    stored.forCategory === (draft.forCategory ?? null) &&
    stored.campaign === (draft.campaign ?? null) &&
    stored.fiscalReceiptNo === (draft.fiscalReceiptNo ?? null)
  );
}

import { Injectable } from '@nestjs/common';
import { addDays, businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { placeInScope } from '@nuancan/meal-point';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { maskName } from '@nuancan/registry';
import { DonationErrors } from '../donation.errors.js';
import { refusalOf } from '../refusal-of.js';
import { namedBy, TrancheService } from '../tranche/tranche.service.js';
import type {
  EndIssueDto,
  IssueVouchersDto,
  VoucherDto,
  VoucherIssueDetailDto,
  VoucherIssueDto,
  VoucherIssueListDto,
  VoucherIssueQueryDto,
  VoucherRefusalDto,
} from './voucher-issue.dto.js';
import { FROM_ISSUES, ISSUE_COLUMNS, REFUSALS, VOUCHERS } from './voucher-rows.js';

const LONGEST_DAYS = 1095;
const ISSUE = `INSERT INTO donation.voucher_issues (tranche_id, donation_id, organisation_id, district_code, vouchers, cap_fen, issued_on,
    expires_on, for_town, for_facility, for_category, account_id)
  SELECT t.id, t.donation_id, t.organisation_id, t.district_code, $2, $3, platform.business_date(now()), $4, $5, $6, $7, platform.scope_account()
  FROM donation.tranches t WHERE t.id = $1`;
const PRINT = 'SELECT donation.print_vouchers($1, $2::uuid[])';
const ELDERS = `SELECT DISTINCT resident_id AS id FROM donation.vouchers WHERE issue_id = $1 AND resident_id IS NOT NULL`;
const END = `INSERT INTO donation.voucher_issue_ends (issue_id, district_code, reason, account_id)
  SELECT i.tranche_id, i.district_code, $2, platform.scope_account() FROM donation.voucher_issues i WHERE i.tranche_id = $1
  ON CONFLICT (issue_id) DO NOTHING`;
const UNSPENT = 'SELECT amount_fen - spent_fen AS fen FROM donation.tranches WHERE id = $1';

/** Meal vouchers: what they may cost is set apart as they are issued, and free again once they no longer pay. */
@Injectable()
export class VoucherIssueService {
  constructor(
    private readonly database: Database,
    private readonly tranches: TrancheService,
  ) {}

  /** Newest first. */
  async list(scope: Scope, { donationId, limit, cursor }: VoucherIssueQueryDto): Promise<VoucherIssueListDto> {
    const before = cursor === undefined ? null : String(decodeCursor(cursor, 1)[0]);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<VoucherIssueDto[]>(
        `SELECT ${ISSUE_COLUMNS} ${FROM_ISSUES} WHERE ($1::uuid IS NULL OR i.donation_id = $1)
           AND ($2::uuid IS NULL OR i.tranche_id < $2) ORDER BY i.tranche_id DESC LIMIT $3`,
        [donationId ?? null, before, limit + 1],
      ),
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: last && rows.length > limit ? encodeCursor([last.id]) : null };
  }

  /** @throws DONATION.ISSUE_NOT_FOUND */
  async find(scope: Scope, id: string): Promise<VoucherIssueDetailDto> {
    return this.database.scoped(scope, (tx) => this.detail(tx, id));
  }

  /**
   * Sets apart what all of them may cost and prints them: all or nothing, once.
   * @throws DONATION.NOT_FOUND, NOT_MONEY, NOT_LEFT, EARMARK_MISMATCH, UNKNOWN_PLACE, EXPIRY_OUT_OF_RANGE, UNKNOWN_ELDERS, CLIENT_ID_CLASH
   */
  async issue(scope: Scope, donationId: string, asked: IssueVouchersDto): Promise<VoucherIssueDetailDto> {
    const { clientId, vouchers, capFen, campaign } = asked;
    const named = namedBy(asked);
    const expiresOn = parseBusinessDate(asked.expiresOn);
    const money = { clientId, amountFen: vouchers * capFen, earmark: 'vouchers' as const };
    try {
      return await this.database.scoped(scope, async (tx) => {
        await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [clientId]);
        const tranche = await this.tranches.allotIn(
          tx,
          scope,
          donationId,
          campaign === undefined ? money : { ...money, campaign },
        );
        const before = await this.byId(tx, tranche.id);
        if (before !== null && !(await isSame(tx, before, asked))) throw DonationErrors.CLIENT_ID_CLASH();
        if (before === null) {
          const today = businessDateAt(new Date());
          if (expiresOn < today || expiresOn > addDays(today, LONGEST_DAYS)) throw DonationErrors.EXPIRY_OUT_OF_RANGE();
          if (asked.forFacility !== undefined) {
            await placeInScope(tx, scope, asked.forFacility, DonationErrors.UNKNOWN_PLACE);
          }
          await tx.query(ISSUE, [tranche.id, vouchers, capFen, expiresOn, ...named]);
          await tx.query(PRINT, [tranche.id, asked.residentIds ?? []]);
        }
        return this.detail(tx, tranche.id);
      });
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  }

  /**
   * Ends an issue, once: its vouchers pay no more, and what they did not spend is the donation's to allot or refund, by whose
   * rules a second person decides what leaves the house.
   * @throws DONATION.ISSUE_NOT_FOUND, ISSUE_ENDED
   */
  async end(scope: Scope, id: string, { reason }: EndIssueDto): Promise<VoucherIssueDetailDto> {
    return this.database.scoped(scope, async (tx) => {
      const before = await this.byId(tx, id);
      if (before === null) throw DonationErrors.ISSUE_NOT_FOUND();
      // Waits for who redeems; a statement of its own then reads what they left.
      await tx.query(END, [id, reason]);
      const after = await this.byId(tx, id);
      if (before.state === 'ended' && before.endReason !== reason) throw DonationErrors.ISSUE_ENDED();
      if (before.state !== 'ended' && after?.endReason === reason) {
        const [{ fen: amountFen }] = await tx.query<[{ fen: number }]>(UNSPENT, [id]);
        if (amountFen > 0) await this.tranches.takeBackIn(tx, id, { clientId: id, amountFen, reason });
      }
      return this.detail(tx, id);
    });
  }

  private async detail(tx: Tx, id: string): Promise<VoucherIssueDetailDto> {
    const issue = await this.byId(tx, id);
    if (issue === null) throw DonationErrors.ISSUE_NOT_FOUND();
    const rows = await tx.query<VoucherDto[]>(VOUCHERS, [id]);
    const items = rows.map((row) => ({
      ...row,
      residentName: row.residentName === null ? null : maskName(row.residentName),
    }));
    return { ...issue, items, refusals: await tx.query<VoucherRefusalDto[]>(REFUSALS, [id]) };
  }

  private async byId(tx: Tx, id: string): Promise<VoucherIssueDto | null> {
    const [issue] = await tx.query<VoucherIssueDto[]>(
      `SELECT ${ISSUE_COLUMNS} ${FROM_ISSUES} WHERE i.tranche_id = $1`,
      [id],
    );
    return issue ?? null;
  }
}

async function isSame(tx: Tx, stored: VoucherIssueDto, asked: IssueVouchersDto): Promise<boolean> {
  const elders = (await tx.query<{ id: string }[]>(ELDERS, [stored.id])).map(({ id }) => id).toSorted();
  return (
    stored.vouchers === asked.vouchers &&
    stored.capFen === asked.capFen &&
    stored.expiresOn === asked.expiresOn &&
    stored.earmark === asked.earmark &&
    stored.forTown === (asked.forTown ?? null) &&
    stored.forFacility === (asked.forFacility ?? null) &&
    stored.forCategory === (asked.forCategory ?? null) &&
    elders.join() ===
      (asked.residentIds ?? [])
        .map((id) => id.toLowerCase())
        .toSorted()
        .join()
  );
}

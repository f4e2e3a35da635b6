import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { placeInScope } from '@nuancan/meal-point';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { DonationErrors } from '../donation.errors.js';
import { DonorService } from '../donor/donor.service.js';
import { ReceiptService } from '../receipt/receipt.service.js';
import { RefundService } from '../refund/refund.service.js';
import { refusalOf } from '../refusal-of.js';
import { TrancheService } from '../tranche/tranche.service.js';
import { donationRow, donationRows, donationTraces, goodsOf, type DonationTrace } from './donation-rows.js';
import type { DonationDetailDto, DonationListDto, DonationSearchDto, EnterDonationDto } from './donation.dto.js';

const BEFORE = `SELECT id, body_hash = sha256(convert_to($2::jsonb::text, 'UTF8')) AS same FROM donation.donations WHERE client_id = $1`;
const PLEDGE = `INSERT INTO donation.donations (district_code, organisation_id, donor_id, kind, pledged_on, pledged_fen, campaign, client_id,
    body_hash, account_id)
  VALUES (platform.scope_district(), $1, $2, $3, $4, $5, $6, $7, sha256(convert_to($8::jsonb::text, 'UTF8')), platform.scope_account())
  RETURNING id`;
const VALUE = `SELECT sum(round((g ->> 'quantityG')::numeric * (g ->> 'unitFen')::numeric / 1000))::bigint AS fen
  FROM jsonb_array_elements($1::jsonb) g`;
const GIVE_GOODS = `INSERT INTO donation.goods (district_code, organisation_id, donation_id, facility_id, description, quantity_g, unit_fen, account_id)
  SELECT d.district_code, d.organisation_id, d.id, (g ->> 'facilityId')::uuid, g ->> 'description', (g ->> 'quantityG')::bigint,
    (g ->> 'unitFen')::bigint, platform.scope_account()
  FROM donation.donations d, jsonb_array_elements($2::jsonb) g WHERE d.id = $1`;

/** Donations from the pledge to what became of them. */
@Injectable()
export class DonationService {
  constructor(
    private readonly database: Database,
    private readonly donors: DonorService,
    private readonly receipts: ReceiptService,
    private readonly tranches: TrancheService,
    private readonly refunds: RefundService,
  ) {}

  /** Newest first. */
  async search(scope: Scope, asked: DonationSearchDto): Promise<DonationListDto> {
    const before = asked.cursor === undefined ? null : String(decodeCursor(asked.cursor, 1)[0]);
    const rows = await this.database.scoped(scope, (tx) => donationRows(tx, asked, before));
    const items = rows.slice(0, asked.limit);
    const last = items.at(-1);
    return { items, nextCursor: last && rows.length > asked.limit ? encodeCursor([last.id]) : null };
  }

  /** @throws DONATION.NOT_FOUND */
  async find(scope: Scope, id: string): Promise<DonationDetailDto> {
    return this.database.scoped(scope, (tx) => this.detail(tx, id));
  }

  /** What became of every donation in scope: meals, facilities, days, fen. */
  async traces(scope: Scope): Promise<DonationTrace[]> {
    return this.database.scoped(scope, donationTraces);
  }

  /**
   * Enters a donation with its donor, and what came in of it at once: a receipt, tranches, goods. All or nothing, once.
   * @throws DONATION.DONOR_MISSING, DONOR_NOT_FOUND, KIND_MISMATCH, UNKNOWN_PLACE, EARMARK_MISMATCH, ABOVE_PLEDGE, NOT_LEFT,
   * IN_FUTURE, TOO_LONG_AGO, FISCAL_TAKEN, CLIENT_ID_CLASH
   */
  async enter(scope: Scope, asked: EnterDonationDto): Promise<DonationDetailDto> {
    refuseMismatch(asked);
    const body = impersonal(asked);
    try {
      return await this.database.scoped(scope, async (tx) => {
        await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [asked.clientId]);
        const [before] = await tx.query<{ id: string; same: boolean }[]>(BEFORE, [asked.clientId, body]);
        if (before && !before.same) throw DonationErrors.CLIENT_ID_CLASH();
        return this.detail(tx, before?.id ?? (await this.store(tx, scope, asked)));
      });
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  }

  private async store(tx: Tx, scope: Scope, asked: EnterDonationDto): Promise<string> {
    const pledgedOn = parseBusinessDate(asked.pledgedOn);
    if (pledgedOn > businessDateAt(new Date())) throw DonationErrors.IN_FUTURE();
    const goods = asked.goods ?? [];
    for (const facilityId of new Set(goods.map((item) => item.facilityId))) {
      await placeInScope(tx, scope, facilityId, DonationErrors.UNKNOWN_PLACE);
    }
    const donorId =
      asked.donor === undefined ? await this.knownDonor(tx, asked.donorId) : await this.donors.add(tx, asked.donor);
    const pledgedFen = asked.pledgedFen ?? (await worthOf(tx, goods));
    const { organisationId, kind, campaign, clientId } = asked;
    const [{ id }] = await tx.query<[{ id: string }]>(PLEDGE, [
      ...[organisationId, donorId, kind, pledgedOn, pledgedFen, campaign ?? null, clientId, impersonal(asked)],
    ]);
    if (kind === 'goods') {
      await tx.query(GIVE_GOODS, [id, JSON.stringify(goods)]);
      const received = { receivedOn: pledgedOn, amountFen: pledgedFen };
      await this.receipts.store(tx, { donationId: id, clientId, received });
    } else if (asked.received !== undefined) {
      await this.receipts.issue(tx, { donationId: id, clientId, received: asked.received });
      for (const tranche of asked.tranches ?? []) {
        await this.tranches.allotIn(tx, scope, id, { ...tranche, clientId: randomUUID() });
      }
    }
    return id;
  }

  private async knownDonor(tx: Tx, donorId: string | undefined): Promise<string> {
    const [known] = await tx.query<{ erased: boolean }[]>(
      'SELECT erased_at IS NOT NULL AS erased FROM donation.donors WHERE id = $1 FOR SHARE',
      [donorId],
    );
    if (!known || donorId === undefined) throw DonationErrors.DONOR_NOT_FOUND();
    if (known.erased) throw DonationErrors.DONOR_ERASED();
    return donorId;
  }

  private async detail(tx: Tx, id: string): Promise<DonationDetailDto> {
    const donation = await donationRow(tx, id);
    if (!donation) throw DonationErrors.NOT_FOUND();
    return {
      ...donation,
      receipts: await this.receipts.ofDonation(tx, id),
      tranches: await this.tranches.ofDonation(tx, id),
      goods: await goodsOf(tx, id),
      refunds: await this.refunds.ofDonation(tx, id),
    };
  }
}

/** What of a request is hashed: an erased donor must not be found by guessing a name or a number. */
function impersonal({ donor, ...asked }: EnterDonationDto): string {
  return JSON.stringify(donor === undefined ? asked : { ...asked, donor: { kind: donor.kind } });
}

/** @throws DONATION.DONOR_MISSING, KIND_MISMATCH */
function refuseMismatch({ donorId, donor, kind, pledgedFen, received, tranches, goods }: EnterDonationDto): void {
  if ((donorId === undefined) === (donor === undefined)) throw DonationErrors.DONOR_MISSING();
  const isMoney = pledgedFen !== undefined && goods === undefined;
  const isGoods = goods !== undefined && [pledgedFen, received, tranches].every((part) => part === undefined);
  const allotsNothing = (tranches ?? []).length === 0 || received !== undefined;
  if (!(kind === 'money' ? isMoney && allotsNothing : isGoods)) throw DonationErrors.KIND_MISMATCH();
}

async function worthOf(tx: Tx, goods: readonly object[]): Promise<number> {
  const [{ fen }] = await tx.query<[{ fen: number }]>(VALUE, [JSON.stringify(goods)]);
  return fen;
}

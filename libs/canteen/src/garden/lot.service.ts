import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { placeInScope } from '@nuancan/meal-point';
import { Database, hashBody, type Scope, type Tx } from '@nuancan/platform';
import { DayErrors } from '../day-close/day-close.errors.js';
import { answeredBefore } from './answered-before.js';
import { bookMovements } from './book-movements.js';
import { GardenErrors } from './garden.errors.js';
import { refusingGarden } from './garden-refusal.js';
import { findLot } from './find-lot.js';
import { storePhoto } from './store-photo.js';
import type { CountLotDto, GardenEntryDto, IssueLotDto, SpoilLotDto, WeighLotDto } from './lot.dto.js';

const WEIGH = `INSERT INTO canteen.garden_lots (district_code, town_code, facility_id, kind, crop, grams, harvested_on, plot_id, donation_id,
    short_reason, client_id, body_hash, account_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, decode($12, 'hex'), platform.scope_account()) RETURNING id`;
const PLOT = 'SELECT FROM canteen.garden_plots WHERE id = $1 AND town_code = $2';
const ISSUE = `INSERT INTO canteen.day_sources (district_code, town_code, facility_id, business_date, kind, description, quantity, lot_id,
    client_id, body_hash, account_id)
  SELECT l.district_code, l.town_code, l.facility_id, $2, l.kind, l.crop, $3, l.id, $4, decode($5, 'hex'), platform.scope_account()
  FROM canteen.garden_lots l WHERE l.id = $1 RETURNING id`;
const MOVE = `INSERT INTO canteen.lot_movements (lot_id, district_code, town_code, facility_id, kind, grams, reason, client_id, body_hash,
    account_id)
  SELECT l.id, l.district_code, l.town_code, l.facility_id, $2, $3, $4, $5, decode($6, 'hex'), platform.scope_account()
  FROM canteen.garden_lots l WHERE l.id = $1 RETURNING id`;

/** Weighing lots, issuing from them, throwing away and counting. The database keeps the stock; this books what it moved. */
@Injectable()
export class LotService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /**
   * Takes a harvest or donated goods into stock.
   * @throws DAY.FACILITY_NOT_IN_SCOPE, GARDEN.PLOT_NOT_FOUND, DATE_OUT_OF_RANGE, CLIENT_ID_CLASH, PHOTO_TYPE_REFUSED, and of donated
   * goods GOODS_NOT_FOUND, GOODS_TAKEN_IN, OTHER_GOODS, MORE_THAN_GIVEN, SHORT_REASON
   */
  async weigh(scope: Scope, draft: WeighLotDto): Promise<GardenEntryDto> {
    const harvestedOn = parseBusinessDate(draft.harvestedOn);
    const bodyHash = hashBody(draft);
    return this.work(scope, async (tx) => {
      const wanted = draft.facilityId ?? scope.facilityId;
      const place = await placeInScope(tx, scope, wanted, DayErrors.FACILITY_NOT_IN_SCOPE);
      const earlier = await answeredBefore(tx, 'lot', { facilityId: place.id, clientId: draft.clientId, bodyHash });
      if (earlier) return earlier;
      if (draft.plotId !== undefined) {
        const [plot] = await tx.query<unknown[]>(PLOT, [draft.plotId, place.townCode]);
        if (plot === undefined || draft.kind === 'goods') throw GardenErrors.PLOT_NOT_FOUND();
      }
      const donationId = draft.kind === 'goods' ? (draft.donationId ?? null) : null;
      const [lot] = await tx.query<[GardenEntryDto]>(WEIGH, [
        ...[place.districtCode, place.townCode, place.id, draft.kind, draft.crop.trim(), draft.grams, harvestedOn],
        ...[draft.plotId ?? null, donationId, donationId === null ? null : (draft.shortReason ?? null)],
        ...[draft.clientId, bodyHash],
      ]);
      if (draft.photo !== undefined) await storePhoto(tx, lot.id, Buffer.from(draft.photo, 'base64'));
      await bookMovements(tx, this.journal, { kind: 'received', lotId: lot.id });
      return lot;
    });
  }

  /**
   * Issues from a lot: an entry of that day, at the reference price of that day.
   * @returns the id of the day's entry, by which it is withdrawn
   * @throws GARDEN.LOT_NOT_FOUND, NOT_ENOUGH, BEFORE_HARVEST, NO_PRICE, DATE_OUT_OF_RANGE, CLIENT_ID_CLASH, DAY.CLOSED, MONTH_CLOSED
   */
  async issue(scope: Scope, lotId: string, draft: IssueLotDto): Promise<GardenEntryDto> {
    const businessDate = parseBusinessDate(draft.businessDate);
    const bodyHash = hashBody({ ...draft, lotId });
    return this.work(scope, async (tx) => {
      const { facilityId } = await findLot(tx, scope, lotId);
      const earlier = await answeredBefore(tx, 'issue', { facilityId, clientId: draft.clientId, bodyHash });
      if (earlier) return earlier;
      const [source] = await tx.query<[GardenEntryDto]>(ISSUE, [
        ...[lotId, businessDate, draft.grams, draft.clientId, bodyHash],
      ]);
      await bookMovements(tx, this.journal, { kind: 'issued', sourceId: source.id });
      return source;
    });
  }

  /** Throws away. @throws GARDEN.LOT_NOT_FOUND, NOT_ENOUGH, CLIENT_ID_CLASH */
  async spoil(scope: Scope, lotId: string, draft: SpoilLotDto): Promise<GardenEntryDto> {
    return this.move(scope, lotId, draft, () => ({ kind: 'spoiled', grams: -draft.grams }));
  }

  /** Puts the stock right by what was counted. @throws GARDEN.LOT_NOT_FOUND, NOTHING_TO_CORRECT, MORE_THAN_WEIGHED, CLIENT_ID_CLASH */
  async count(scope: Scope, lotId: string, draft: CountLotDto): Promise<GardenEntryDto> {
    return this.move(scope, lotId, draft, (gramsLeft) => {
      const grams = draft.countedGrams - gramsLeft;
      if (grams === 0) throw GardenErrors.NOTHING_TO_CORRECT();
      return { kind: 'counted', grams };
    });
  }

  private async move(
    scope: Scope,
    lotId: string,
    draft: SpoilLotDto | CountLotDto,
    movement: (gramsLeft: number) => { kind: 'spoiled' | 'counted'; grams: number },
  ): Promise<GardenEntryDto> {
    const { clientId, reason } = draft;
    const bodyHash = hashBody({ ...draft, lotId });
    return this.work(scope, async (tx) => {
      const { facilityId } = await findLot(tx, scope, lotId);
      const earlier = await answeredBefore(tx, 'movement', { facilityId, clientId, bodyHash });
      if (earlier) return earlier;
      await tx.query('SELECT canteen.hold_lot($1)', [lotId]);
      const { gramsLeft } = await findLot(tx, scope, lotId);
      const { kind, grams } = movement(gramsLeft);
      const [moved] = await tx.query<[GardenEntryDto]>(MOVE, [lotId, kind, grams, reason, clientId, bodyHash]);
      await bookMovements(tx, this.journal, { kind, movementId: moved.id });
      return moved;
    });
  }

  private async work<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return refusingGarden(() => this.database.scoped(scope, work));
  }
}

import { Injectable } from '@nestjs/common';
import { Journal } from '@nuancan/ledger';
import { Database, hashBody, type Scope } from '@nuancan/platform';
import { answeredBefore } from './answered-before.js';
import { bookMovements } from './book-movements.js';
import { findLot } from './find-lot.js';
import { GardenErrors } from './garden.errors.js';
import { refusingGarden } from './garden-refusal.js';
import type { GardenEntryDto, SendLotDto } from './lot.dto.js';

/** How a transfer ends: at the facility it was sent to, or back where it came from. */
export type TransferOutcome = 'accepted' | 'recalled';

const SEND = `INSERT INTO canteen.lot_transfers (district_code, town_code, facility_id, lot_id, to_facility_id, to_town_code, grams, client_id,
    body_hash, account_id)
  SELECT l.district_code, l.town_code, l.facility_id, l.id, f.id, f.town_code, $3, $4, decode($5, 'hex'), platform.scope_account()
  FROM canteen.garden_lots l JOIN meal_point.facilities f ON f.id = $2 WHERE l.id = $1 RETURNING id`;

const TRANSFER = {
  accepted: `SELECT to_facility_id AS "facilityId", to_town_code AS "townCode" FROM canteen.lot_transfers t
    WHERE id = $1 AND ($2::uuid IS NULL OR to_facility_id = $2) AND ($3::text IS NULL OR to_town_code = $3)`,
  recalled: `SELECT facility_id AS "facilityId", town_code AS "townCode" FROM canteen.lot_transfers t
    WHERE id = $1 AND ($2::uuid IS NULL OR facility_id = $2) AND ($3::text IS NULL OR town_code = $3)`,
} as const;

const ENDED = 'SELECT outcome FROM canteen.lot_transfer_ends WHERE transfer_id = $1';
const END = `INSERT INTO canteen.lot_transfer_ends (transfer_id, outcome, district_code, town_code, facility_id, account_id)
  VALUES ($1, $2, platform.scope_district(), $3, $4, platform.scope_account())`;
const CHILD = 'SELECT id FROM canteen.garden_lots WHERE transfer_id = $1';

/** Lots on their way between facilities: each end enters and books its own. */
@Injectable()
export class TransferService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /** Sends from a lot. @throws GARDEN.LOT_NOT_FOUND, NOT_ENOUGH, NOT_RELATED, CLIENT_ID_CLASH */
  async send(scope: Scope, lotId: string, draft: SendLotDto): Promise<GardenEntryDto> {
    const { clientId, toFacilityId, grams } = draft;
    const bodyHash = hashBody({ ...draft, lotId });
    return refusingGarden(() =>
      this.database.scoped(scope, async (tx) => {
        const { facilityId } = await findLot(tx, scope, lotId);
        const earlier = await answeredBefore(tx, 'transfer', { facilityId, clientId, bodyHash });
        if (earlier) return earlier;
        if (toFacilityId === facilityId) throw GardenErrors.NOT_RELATED();
        const [sent] = await tx.query<GardenEntryDto[]>(SEND, [lotId, toFacilityId, grams, clientId, bodyHash]);
        if (!sent) throw GardenErrors.NOT_RELATED();
        await bookMovements(tx, this.journal, { kind: 'sent', transferId: sent.id });
        return sent;
      }),
    );
  }

  /**
   * Accepts what came, or calls back what was sent and not accepted yet. The same asked again is answered again.
   * @throws GARDEN.TRANSFER_NOT_FOUND, TRANSFER_ENDED
   */
  async end(scope: Scope, transferId: string, outcome: TransferOutcome): Promise<GardenEntryDto> {
    return refusingGarden(() =>
      this.database.scoped(scope, async (tx) => {
        const [at] = await tx.query<{ facilityId: string; townCode: string }[]>(TRANSFER[outcome], [
          ...[transferId, scope.facilityId, scope.townCode],
        ]);
        if (!at) throw GardenErrors.TRANSFER_NOT_FOUND();
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`lot-transfer ${transferId}`]);
        const [ended] = await tx.query<{ outcome: TransferOutcome }[]>(ENDED, [transferId]);
        if (ended?.outcome === outcome) return { id: transferId };
        if (ended) throw GardenErrors.TRANSFER_ENDED();
        await tx.query(END, [transferId, outcome, at.townCode, at.facilityId]);
        if (outcome === 'recalled') {
          await bookMovements(tx, this.journal, { kind: 'recalled', transferId });
        } else {
          const [lot] = await tx.query<[GardenEntryDto]>(CHILD, [transferId]);
          await bookMovements(tx, this.journal, { kind: 'received', lotId: lot.id });
        }
        return { id: transferId };
      }),
    );
  }
}

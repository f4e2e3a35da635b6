import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@nuancan/platform';
import type { DatedChange } from '@nuancan/meal-point';
import { setFrom } from '../menu/set-from.js';
import type {
  CostCardDto,
  CostCardHistoryDto,
  CostCardQueryDto,
  SetAnswerDto,
  SetCostCardDto,
  SetExpectedSourcesDto,
} from './cost-card.dto.js';

/** 成本卡 and the till's estimate of what carries it. */
@Injectable()
export class CostCardService {
  constructor(private readonly database: Database) {}

  /** Every card of a facility in scope: past, corrected and to come, latest first. */
  async history(scope: Scope, { facilityId }: CostCardQueryDto): Promise<CostCardHistoryDto> {
    const items = await this.database.scoped(scope, (tx) =>
      tx.query<CostCardDto[]>(
        `SELECT id, facility_id AS "facilityId", valid_from AS "validFrom", valid_to AS "validTo",
           ingredients_fen AS "ingredientsFen", labour_fen AS "labourFen", energy_fen AS "energyFen",
           packaging_fen AS "packagingFen", delivery_fen AS "deliveryFen", recorded_at AS "recordedAt",
           superseded_at AS "supersededAt"
         FROM canteen.cost_cards WHERE facility_id = $1
         ORDER BY valid_from DESC, superseded_at DESC NULLS FIRST LIMIT 500`,
        [facilityId ?? scope.facilityId],
      ),
    );
    return { items };
  }

  /** Sets the cost card from a day on, until the next one planned. @throws MENU.FACILITY_NOT_IN_SCOPE, MENU.STARTS_IN_PAST, MENU.LATER_EXISTS */
  setCard(scope: Scope, card: SetCostCardDto): Promise<SetAnswerDto> {
    return this.set(scope, card, 'canteen.cost_cards', {
      ingredients_fen: card.ingredientsFen,
      labour_fen: card.labourFen,
      energy_fen: card.energyFen,
      packaging_fen: card.packagingFen,
      delivery_fen: card.deliveryFen,
    });
  }

  /** Sets the expected sources from a day on; throws as `setCard`. */
  setExpected(scope: Scope, expected: SetExpectedSourcesDto): Promise<SetAnswerDto> {
    return this.set(scope, expected, 'canteen.expected_sources', {
      garden_fen: expected.gardenFen,
      volunteer_fen: expected.volunteerFen,
      donation_fen: expected.donationFen,
    });
  }

  private async set(
    scope: Scope,
    request: { readonly facilityId?: string; readonly validFrom: string },
    table: DatedChange['table'],
    values: DatedChange['values'],
  ): Promise<SetAnswerDto> {
    return this.database.scoped(scope, async (tx) => ({
      id: await setFrom(tx, scope, request.facilityId, { table, validFrom: request.validFrom, key: {}, values }),
    }));
  }
}

import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@nuancan/platform';
import { changeFrom, type DatedChange } from '../menu/dated-change.js';
import { MenuErrors } from '../menu/menu.errors.js';
import type { SetAnswerDto, SetCostCardDto, SetExpectedSourcesDto } from './cost-card.dto.js';

/** 成本卡 and the till's estimate of what carries it. */
@Injectable()
export class CostCardService {
  constructor(private readonly database: Database) {}

  /** Sets the cost card from a day on. @throws MENU.FACILITY_NOT_IN_SCOPE, MENU.STARTS_IN_PAST, MENU.LATER_EXISTS */
  setCard(scope: Scope, card: SetCostCardDto): Promise<SetAnswerDto> {
    return this.set(scope, card, 'cost_cards', {
      ingredients_fen: card.ingredientsFen,
      labour_fen: card.labourFen,
      energy_fen: card.energyFen,
      packaging_fen: card.packagingFen,
      delivery_fen: card.deliveryFen,
    });
  }

  /** Sets the expected sources from a day on; throws as `setCard`. */
  setExpected(scope: Scope, expected: SetExpectedSourcesDto): Promise<SetAnswerDto> {
    return this.set(scope, expected, 'expected_sources', {
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
    const facilityId = request.facilityId ?? scope.facilityId;
    if (facilityId === null) throw MenuErrors.FACILITY_NOT_IN_SCOPE();
    const change = { table, facilityId, validFrom: request.validFrom, key: {}, values };
    return { id: await this.database.scoped(scope, (tx) => changeFrom(tx, scope, change)) };
  }
}

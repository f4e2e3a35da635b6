import { Injectable } from '@nestjs/common';
import { businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { placeInScope } from '@nuancan/meal-point';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { refusing } from '../delivery-refusal.js';
import { DeliveryErrors } from '../delivery.errors.js';
import type {
  DeliveryRuleDto,
  DeliveryRuleListDto,
  DeliveryRuleQueryDto,
  SetDeliveryRuleDto,
} from './delivery-rule.dto.js';

const OF_DAY = `SELECT s.slot, r.cut_off AS "cutOff", r.leaves_at AS "leavesAt", r.most_minutes AS "mostMinutes", r.valid_from AS "validFrom"
  FROM unnest(ARRAY['breakfast', 'lunch', 'dinner']) WITH ORDINALITY s (slot, place) CROSS JOIN LATERAL delivery.rule_on($1, s.slot, $2) r
  ORDER BY s.place`;

const SET = `INSERT INTO delivery.rules (district_code, town_code, facility_id, slot, valid_from, cut_off_days, cut_off_at, leaves_at,
    most_minutes, account_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, platform.scope_account())`;

/** Until when a kitchen takes orders, and when its food leaves. */
@Injectable()
export class DeliveryRuleService {
  constructor(private readonly database: Database) {}

  /** @throws DELIVERY.FACILITY_NOT_IN_SCOPE */
  async of(scope: Scope, query: DeliveryRuleQueryDto): Promise<DeliveryRuleListDto> {
    const day = query.businessDate === undefined ? businessDateAt(new Date()) : parseBusinessDate(query.businessDate);
    return this.database.scoped(scope, async (tx) => {
      const { id } = await kitchen(tx, scope, query.facilityId);
      return { items: await tx.query<DeliveryRuleDto[]>(OF_DAY, [id, day]) };
    });
  }

  /** @returns what holds on its first day. @throws DELIVERY.FACILITY_NOT_IN_SCOPE, RULE_NOT_AHEAD, CUT_OFF_AFTER_LEAVING */
  async set(scope: Scope, draft: SetDeliveryRuleDto): Promise<DeliveryRuleListDto> {
    const first = parseBusinessDate(draft.validFrom);
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const { id, townCode, districtCode } = await kitchen(tx, scope, draft.facilityId);
        const { slot, cutOffDays, cutOffAt, leavesAt, mostMinutes } = draft;
        await tx.query(SET, [districtCode, townCode, id, slot, first, cutOffDays, cutOffAt, leavesAt, mostMinutes]);
        return { items: await tx.query<DeliveryRuleDto[]>(OF_DAY, [id, first]) };
      }),
    );
  }
}

function kitchen(tx: Tx, scope: Scope, facilityId: string | undefined): ReturnType<typeof placeInScope> {
  return placeInScope(tx, scope, facilityId ?? scope.facilityId, DeliveryErrors.FACILITY_NOT_IN_SCOPE);
}

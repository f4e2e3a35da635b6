import { Injectable } from '@nestjs/common';
import { DomainError } from '@nuancan/kernel';
import type { Scope, Tx } from '@nuancan/platform';
import { checkDraft } from './check-draft.js';
import { errorOfRefusal } from './item-answer.js';
import { lockKeys } from './lock-keys.js';
import type { MealDraftDto } from './meal-draft.dto.js';
import { MealRecorder } from './meal-recorder.js';
import { MealVoidService } from './meal-void.service.js';

/** A meal that was handed over at a door. */
export interface DeliveredMeal {
  readonly clientId: string;
  readonly deviceId: string;
  readonly bodyHash: string;
  readonly residentId: string;
  readonly businessDate: string;
  readonly servedAt: Date;
  readonly slot: MealDraftDto['slot'];
  readonly menuItemId: string | null;
  readonly name: string;
  /** Without the fee for bringing it, which the policies of the day say. */
  readonly priceFen: number;
  readonly paymentMethod: MealDraftDto['paymentMethod'];
  /** What was paid at the door; null: what is due. */
  readonly elderPaidFen: number | null;
  readonly offline: boolean;
}

/** Meals that another feature records in its own transaction, by the same judgement as the counter's. */
@Injectable()
export class DeliveredMeals {
  constructor(
    private readonly recorder: MealRecorder,
    private readonly voids: MealVoidService,
  ) {}

  /** Records it at the facility of the scope, priced like at the counter. @returns its id @throws as MEAL says of a refused item */
  async record(tx: Tx, scope: Scope, meal: DeliveredMeal): Promise<string> {
    const { deviceId, bodyHash, elderPaidFen, menuItemId, name, priceFen, servedAt, ...rest } = meal;
    const now = new Date();
    const draft = checkDraft(
      {
        ...rest,
        ...{ servedAt: servedAt.toISOString(), mode: 'home_delivery', identifiedBy: 'name', displayed: null },
        ...{ items: [{ menuItemId, name, priceFen, quantity: 1 }], priceFen, elderPaidFen: elderPaidFen ?? 0 },
      },
      now,
    );
    if (draft instanceof DomainError) throw draft;
    const item = { place: 0, draft, bodyHash, delivered: { elderPaidFen } };
    const answer = (await this.recorder.record(tx, { scope, deviceId, items: [item], now })).get(0);
    if (!answer?.meal) throw errorOfRefusal(answer?.problem);
    return answer.meal.id;
  }

  /**
   * What recording and taking back lock, at once, for whoever does both in one transaction: a counter holds the resident
   * before it touches a quota or a wallet.
   */
  async lock(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(k) FROM unnest($1::bigint[]) AS k', [lockKeys(ids)]);
  }

  /** Takes one back that was none, before its day closes. @throws MEAL.NOT_FOUND, ALREADY_VOIDED, DAY_CLOSED, VOID_TOO_LATE */
  async takeBack(
    tx: Tx,
    scope: Scope,
    asked: {
      readonly clientId: string;
      readonly mealClientId: string;
      readonly deviceId: string;
      readonly reason: string;
    },
  ): Promise<void> {
    await this.voids.voidWithin(tx, scope, { ...asked, voidedAt: new Date().toISOString() });
  }
}

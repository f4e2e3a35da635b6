import { Injectable } from '@nestjs/common';
import { assert, type BusinessDate } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';
import type { PeriodAction } from './period-words.js';

/** A step that a month is about to take. */
export interface PeriodStep {
  readonly facilityId: string;
  /** First day of the month. */
  readonly month: BusinessDate;
  readonly action: PeriodAction;
}

/**
 * A condition of another lib, for instance that all days of the month are closed. It runs in the transaction of the step,
 * in the scope of whoever takes it, after the facility's books are locked, and throws a `DomainError` to refuse the step.
 */
export type PeriodGuard = (tx: Tx, step: PeriodStep) => Promise<void>;

/** Conditions for the steps of a month: each lib adds its own when it starts (`onModuleInit`). */
@Injectable()
export class PeriodGuards {
  private readonly guards = new Map<string, PeriodGuard>();

  /** @param name tells it from others; asked in the order of adding */
  add(name: string, guard: PeriodGuard): void {
    assert(!this.guards.has(name), `two period guards ${name}`);
    this.guards.set(name, guard);
  }

  /** @throws what the first guard that refuses throws */
  async check(tx: Tx, step: PeriodStep): Promise<void> {
    for (const guard of this.guards.values()) await guard(tx, step);
  }
}

import type { VoidDraft } from '../../api/contract.js';
import { buildMealDraft, type AgreedMeal } from '../meal/build-meal-draft.js';
import { deviceId } from '../store/device-id.js';
import { newClientId } from '../store/new-client-id.js';
import { sha256 } from '../store/sha256.js';
import type { OutboxRow, ShownMeal, TillDatabase } from '../store/till-database.js';

/** Whose records they are: only this account's session may send them, for this facility. */
export interface OutboxOwner {
  readonly accountId: string;
  readonly accountName: string;
  readonly facilityId: string;
}

/**
 * The records of this till that the server has not answered for yet (reliability.md, "Offline clients"). A row gets its
 * UUIDv7, body and hash in the transaction that shows the confirmation, is never edited afterwards, and leaves only
 * after the server's durable answer for it.
 */
export class Outbox {
  constructor(
    private readonly database: TillDatabase,
    readonly owner: OutboxOwner,
  ) {}

  /** Logs a meal on this device. @returns it, once it is safely stored */
  async addMeal(agreed: AgreedMeal, residentName: string | null, at: Date): Promise<ShownMeal> {
    const draft = buildMealDraft(agreed, { clientId: newClientId(at), at });
    const { clientId, residentId, businessDate, slot, servedAt, paymentMethod } = draft;
    const meal = {
      clientId,
      residentId,
      residentName,
      businessDate,
      slot,
      servedAt,
      paymentMethod: draft.voucherCode ? ('voucher' as const) : paymentMethod,
      split: agreed.quote.split,
    };
    await this.add({
      clientId,
      kind: 'meal',
      meal,
      body: JSON.stringify(draft),
      deviceId: await deviceId(this.database),
    });
    return meal;
  }

  /** Takes a meal back on this device; the record of the meal stays, the void follows it. Once per meal. */
  async addVoid(meal: ShownMeal, reason: string, at: Date): Promise<void> {
    const device = await deviceId(this.database);
    const clientId = newClientId(at);
    const mealClientId = meal.clientId;
    const draft: VoidDraft = { deviceId: device, clientId, mealClientId, voidedAt: at.toISOString(), reason };
    const row = { clientId, kind: 'void' as const, meal, body: JSON.stringify(draft), deviceId: device };
    await this.database.transaction('rw', this.database.outbox, async () => {
      const rows = await this.rows();
      if (rows.some((other) => other.kind === 'void' && other.meal.clientId === mealClientId)) return;
      await this.add(row);
    });
  }

  /** This owner's rows, oldest first. */
  async rows(): Promise<OutboxRow[]> {
    const { accountId, facilityId } = this.owner;
    return this.database.outbox.where('[accountId+facilityId]').equals([accountId, facilityId]).sortBy('clientId');
  }

  /** Puts what was refused back among what waits, body and id unchanged: the cause may have gone. */
  async resendRefused(): Promise<void> {
    const refused = (await this.rows()).filter((row) => row.state === 'refused');
    await this.update(refused, { state: 'waiting', problem: null });
  }

  /** Notes that the operator has these rows in a file. */
  async markExported(rows: readonly OutboxRow[], at: Date): Promise<void> {
    await this.update(rows, { exportedAt: at.toISOString() });
  }

  private async add(row: Pick<OutboxRow, 'clientId' | 'kind' | 'meal' | 'body' | 'deviceId'>): Promise<void> {
    const bodyHash = sha256(row.body);
    await this.database.outbox.add({
      ...row,
      ...this.owner,
      bodyHash,
      state: 'waiting',
      problem: null,
      exportedAt: null,
    });
  }

  private async update(
    rows: readonly OutboxRow[],
    changes: Partial<Pick<OutboxRow, 'state' | 'problem' | 'exportedAt'>>,
  ): Promise<void> {
    await this.database.outbox.bulkUpdate(rows.map((row) => ({ key: row.clientId, changes })));
  }
}

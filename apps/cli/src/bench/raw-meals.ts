import { randomBytes, randomUUID } from 'node:crypto';
import { RECORD_MEALS } from '@nuancan/canteen';
import { uuidv7 } from '@nuancan/kernel';
import { Pool, type PoolClient } from 'pg';
import type { BenchDistrict } from './bench-district.js';

/**
 * The baseline: the same rows by the same role in the same kind of transaction (scope set, quota taken, meal, client
 * id, audit row, commit), sent by bare `pg` with the judgement already made.
 */
export class RawMeals {
  private readonly pool: Pool;

  constructor(
    appUrl: string,
    private readonly district: BenchDistrict,
    clients: number,
  ) {
    this.pool = new Pool({ connectionString: appUrl, max: clients });
  }

  /** Records one meal for each of the residents in one transaction. */
  async record(residentIds: readonly string[]): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await this.setScope(client);
      const meals = residentIds.map((residentId) => this.meal(residentId));
      const quotas = meals.flatMap((meal) => meal.quotas.map((quota) => ({ ...quota, residentId: meal.residentId })));
      const { rowCount } = await client.query(RECORD_MEALS, [JSON.stringify(meals), JSON.stringify(quotas), []]);
      if (rowCount !== residentIds.length) throw new Error('the baseline did not write its rows');
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  }

  /** Closes the connections. */
  async close(): Promise<void> {
    await this.pool.end();
  }

  private async setScope(client: PoolClient): Promise<void> {
    const { accountId, districtCode, townCode, facilityId } = this.district;
    await client.query(
      `SELECT set_config('app.account_id', $1, true), set_config('app.role', 'operator', true),
        set_config('app.district', $2, true), set_config('app.town', $3, true), set_config('app.facility', $4, true)`,
      [accountId, districtCode, townCode, facilityId],
    );
  }

  /** Case (a) of five-ones.md: price 12, government 9 in thirds, cost 14, garden 2. */
  private meal(residentId: string) {
    const { businessDate, townCode } = this.district;
    return {
      id: uuidv7({ nowMs: Date.now(), random: randomBytes(10) }),
      clientId: uuidv7({ nowMs: Date.now(), random: randomBytes(10) }),
      deviceId: randomUUID(),
      bodyHash: randomBytes(32).toString('hex'),
      businessDate,
      slot: 'lunch',
      mode: 'dine_in',
      residentId,
      identifiedBy: 'card',
      items: [{ menuItemId: null, name: 'A 套餐', priceFen: 1200, quantity: 1 }],
      servedAt: new Date().toISOString(),
      paymentMethod: 'cash',
      ...{
        priceFen: 1200,
        deliveryFeeFen: 0,
        elderDueFen: 300,
        elderPaidFen: 300,
        discountFen: 0,
        discountBearer: null,
      },
      ...{ governmentFen: 900, provinceFen: 0, cityFen: 300, districtFen: 300, townFen: 300, fundingTown: townCode },
      ...{ ingredientsFen: 600, labourFen: 500, energyFen: 200, packagingFen: 100, deliveryFen: 0, costFen: 1400 },
      ...{ gardenFen: 200, volunteerFen: 0, donationFen: 0, unfundedFen: 0, surplusFen: 0 },
      ...{ policyCode: 'bench', policyVersion: 1, tierCode: 'raw' },
      quotas: [{ key: 'subsidised:lunch', windowStart: businessDate, max: 1 }],
      displayed: { elderDueFen: 300, governmentFen: 900, policyCode: 'bench', policyVersion: 1 },
      flags: [],
      offline: false,
    };
  }
}

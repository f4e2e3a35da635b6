import { Injectable } from '@nestjs/common';
import type { Tx } from '@nuancan/platform';

/**
 * The moment by which steps of cases are due: by the database's clock, as are their jobs. A worker whose own is a little behind would
 * find nothing due, and each step would wait for the sweep.
 */
@Injectable()
export class WelfareClock {
  async now(tx: Tx): Promise<Date> {
    const [{ now }] = await tx.query<[{ now: Date }]>('SELECT clock_timestamp() AS now');
    return now;
  }
}

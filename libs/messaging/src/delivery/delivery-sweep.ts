import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, RoundTimer, systemScope } from '@nuancan/platform';
import { DeliverySender } from './delivery-sender.js';

const EVERY_MS = 30_000;

/**
 * Makes the attempts that the queue has not made in a minute, from the worker's own timer: what tells of a queue that
 * stands still cannot wait for it.
 */
@Injectable()
export class DeliverySweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Messages');
  private readonly rounds = new RoundTimer(
    () => this.sweep(),
    EVERY_MS,
    (error) =>
      this.logger.warn({ msg: 'messages not looked after', error: error instanceof Error ? error.name : typeof error }),
  );

  constructor(
    private readonly database: Database,
    private readonly sender: DeliverySender,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.rounds.stop();
  }

  /** One at a time, twenty at most; one that fails keeps none of the others. @returns false: the next look is soon enough @throws the first failure, at the end */
  async sweep(): Promise<boolean> {
    const overdue = await this.database.scoped(systemScope(''), (tx) =>
      tx.query<{ districtCode: string; deliveryId: string }[]>(
        'SELECT district_code AS "districtCode", delivery_id AS "deliveryId" FROM messaging.overdue_deliveries()',
      ),
    );
    const failures: unknown[] = [];
    for (const { districtCode, deliveryId } of overdue) {
      await this.database
        .scoped(systemScope(districtCode), (tx) => this.sender.attempt(tx, deliveryId))
        .catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
    return false;
  }
}

import { Worker, type Job } from 'bullmq';

const PAUSE_AFTER_ERROR_MS = 1_000;

/**
 * BullMQ's worker asks for the next job again at once when asking failed for any reason but a refused connection: on
 * missing tables it turns over thousands of times a second. This one waits a second first.
 */
export class PacedWorker<Data> extends Worker<Data, string> {
  protected override async moveToActive(token: string, name?: string): Promise<Job<Data, string>> {
    try {
      return await super.moveToActive(token, name);
    } catch (error) {
      if (!this.closing) await this.delay(PAUSE_AFTER_ERROR_MS);
      throw error;
    }
  }
}

import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from '@nuancan/kernel';
import type { BenchKitchen } from '../../../apps/cli/src/bench/delivery-district.js';
import type { RunDto } from '../../../libs/delivery/src/run/run-seen.dto.js';
import { ApiClient, type ApiAnswer } from '../api-client.js';

const RUNS = '/v1/delivery-runs';
const PATIENCE_MS = 240_000;
const LOOK_AGAIN_MS = 200;

/** When a route left and when its food was cooked, by the clock of whoever carries it. */
export interface Departure {
  readonly leftAt: Date;
  readonly cookedAt: Date;
}

/** A kitchen's operator, who does the day at the api. */
export class DayKitchen {
  private constructor(
    readonly api: ApiClient,
    readonly kitchen: BenchKitchen,
    /** From 0. */
    readonly no: number,
  ) {}

  static async open(origin: string, password: string, kitchen: BenchKitchen, no: number): Promise<DayKitchen> {
    return new DayKitchen(await ApiClient.as(origin, kitchen.login, password), kitchen, no);
  }

  /** Takes orders by telephone from so many people. @returns who gets the meal of each */
  async order(businessDate: string, orders: number): Promise<Map<string, string>> {
    const residentOf = new Map<string, string>();
    for (const { residentId, addressId } of this.kitchen.people.slice(0, orders)) {
      const how = { setName: null, paymentMethod: 'cash', handover: 'in_person', addressId };
      const draft = { clientId: newId(), residentId, businessDate, slot: 'lunch', ...how };
      residentOf.set((await this.ask('POST', '/v1/delivery-orders', draft)).id, residentId);
    }
    return residentOf;
  }

  /** Begins the run, puts everybody into it who could carry, and has it planned by the worker. */
  async plan(businessDate: string): Promise<RunDto> {
    let run: RunDto = await this.ask('POST', RUNS, { businessDate, slot: 'lunch' });
    for (const { volunteerId } of run.crew) {
      const crew = { version: run.version, comes: true, noShow: false };
      run = await this.ask('PUT', `${RUNS}/${run.runId}/crew/${volunteerId}`, crew);
    }
    await this.ask('POST', `${RUNS}/${run.runId}/plan`, { version: run.version });
    return this.untilPlanned(run.runId);
  }

  /** Waits for what the worker makes of the run. @throws when it says that there is no plan, or takes too long */
  async untilPlanned(runId: string): Promise<RunDto> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(LOOK_AGAIN_MS)) {
      const run = await this.run(runId);
      if (run.planProblem !== null) throw new Error(`no plan: ${run.planProblem}`);
      if (run.planAsked === null) return run;
    }
    throw new Error('nobody plans');
  }

  run(runId: string): Promise<RunDto> {
    return this.ask('GET', `${RUNS}/${runId}`);
  }

  publish({ runId, version }: Pick<RunDto, 'runId' | 'version'>): Promise<RunDto> {
    return this.ask('POST', `${RUNS}/${runId}/publish`, { version, acceptUnserved: true });
  }

  /** Sends a route out, again until the answer is known. @returns until when its food may be handed over */
  async leave(routeId: string, { leftAt, cookedAt }: Departure): Promise<void> {
    const times = { cookedAt: cookedAt.toISOString(), leftAt: leftAt.toISOString() };
    await this.ask('POST', `/v1/delivery-routes/${routeId}/dispatch`, {
      clientId: newId(),
      boxes: 1,
      celsius: 72,
      ...times,
    });
  }

  /** Nobody comes to this door. */
  async cancel(orderId: string): Promise<void> {
    const draft = {
      clientId: newId(),
      kind: 'cancelled',
      happenedAt: new Date().toISOString(),
      deviceId: newId(),
      offline: false,
    };
    await this.ask('POST', `/v1/delivery-orders/${orderId}/outcome`, draft);
  }

  close(runId: string): Promise<ApiAnswer> {
    return this.api.post(`${RUNS}/${runId}/closing`, undefined);
  }

  /** Again while nobody answers, as a person who presses the key once more. @throws when the api refuses */
  private async ask(method: string, path: string, body?: object): Promise<any> {
    for (const end = Date.now() + PATIENCE_MS; ; await sleep(LOOK_AGAIN_MS)) {
      const answer = await this.api.send(method, path, body).catch((error: unknown) => {
        if (Date.now() > end) throw error;
      });
      if (answer === undefined || answer.status === 503) continue;
      if (answer.status >= 400)
        throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
      return answer.body;
    }
  }
}

function newId(): string {
  return uuidv7({ nowMs: Date.now(), random: randomBytes(10) });
}

import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../eventually.js';
import { startApi, type RunningApi } from '../start-api.js';
import type { TestDatabase } from '../test-database.js';
import { Chance } from './chance.js';
import { arrangeDay, prepareDay, type DaySize, type PreparedDay } from './prepare-day.js';
import { QueueTrouble, type TroubledQueue } from './queue-trouble.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** The api is killed when so many of the doors were knocked at. */
const DOORS_BEFORE_KILL = 0.4;
/** Nobody sees to them, and what is next is due by then. */
const DUE = 'SELECT count(*)::int AS n FROM welfare.cases WHERE next_due_at < $1';
const LOOK_AGAIN_MS = 100;
const WAIT_MS = 22 * SECOND_MS;

/** A day, and under what. */
export interface DayPlan extends DaySize {
  readonly queue: TroubledQueue;
  /** What the api is told besides. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A day of deliveries through the product, from the telephone to the closed runs, while its workers are killed and its queue is emptied. */
export class DeliveryDay {
  apiKills = 0;
  private isOver = false;

  private constructor(
    private readonly plan: DayPlan,
    private readonly test: TestDatabase,
    private readonly parts: PreparedDay,
    readonly trouble: QueueTrouble,
    private api: RunningApi,
  ) {}

  /** Up to the kitchens' lists. */
  static async open(test: TestDatabase, plan: DayPlan): Promise<DeliveryDay> {
    const district = await arrangeDay(test);
    const api = await startApi(test, { environment: plan.environment });
    const trouble = new QueueTrouble(test, plan.queue, new Chance(plan.seed, 'trouble'));
    try {
      await trouble.start();
      const parts = await prepareDay(test, api.origin, [district, plan]);
      return new DeliveryDay(plan, test, parts, trouble, api);
    } catch (error) {
      await Promise.all([api.kill(), trouble.end()]);
      throw error;
    }
  }

  get book(): PreparedDay['book'] {
    return this.parts.book;
  }

  get orderIds(): readonly string[] {
    return this.parts.orderIds;
  }

  /** In a line. */
  get figures(): string {
    const { sent, again, lost, early, offline, secondPhones, noShows, photos } = this.book.counts;
    const { kills, flushes, lost: jobs } = this.trouble.counts;
    return [
      `${this.orderIds.length} orders, ${this.book.doors.size} doors, ${this.book.cancelled.size} cancelled, ${photos} photos, ${noShows} no-shows`,
      `${sent} entries sent, ${again} again, ${lost} answers lost, ${early} before the departure was known, ${offline} times offline`,
      `${secondPhones} second phones; ${kills} workers and ${this.apiKills} api killed, queue emptied ${flushes} times of ${jobs} jobs`,
    ].join('; ');
  }

  async end(): Promise<void> {
    await Promise.all([this.api.kill(), this.trouble.end()]);
  }

  /** From plans to the last closed run. */
  async go(): Promise<void> {
    const { rounds, desks, kitchens } = this.parts;
    const others = [this.trouble.make(), ...desks.map((desk) => desk.watch(() => this.isOver))];
    try {
      await Promise.all(rounds.map((of) => of.publish()));
      await Promise.all([...rounds.map((of) => of.bring()), this.killApi()]);
      await this.drain();
      const until = new Date(Date.now() + WAIT_MS);
      await eventually(() => this.requireNothingDue(until), 4 * MINUTE_MS);
    } finally {
      this.isOver = true;
      this.trouble.stop();
      await Promise.all(others);
    }
    await Promise.all(desks.map((desk) => desk.finish()));
    for (const [at, kitchen] of kitchens.entries()) {
      const { status, text } = await kitchen.close(rounds[at]?.runId ?? '');
      if (status !== 200) this.book.wrong.push(`a run was not closed: ${text}`);
    }
    await this.sendHeldPhotos();
  }

  /** The photo of an order, as its kitchen sees it. */
  async photoOf(orderId: string): Promise<Buffer> {
    for (const { api } of this.parts.kitchens) {
      const headers = { origin: api.origin, cookie: api.session };
      const answer = await fetch(`${api.origin}/v1/delivery-orders/${orderId}/photo`, { headers });
      if (answer.ok) return Buffer.from(await answer.arrayBuffer());
    }
    return Buffer.alloc(0);
  }

  /** With `kill -9` while phones are sending; it is back where it was. */
  private async killApi(): Promise<void> {
    while (this.book.doors.size < DOORS_BEFORE_KILL * this.orderIds.length) {
      if (this.isOver) return;
      await sleep(LOOK_AGAIN_MS);
    }
    await this.api.kill();
    this.apiKills += 1;
    const port = Number(new URL(this.api.origin).port);
    const again = (): Promise<RunningApi> => startApi(this.test, { port, environment: this.plan.environment });
    this.api = await eventually(again, 4 * MINUTE_MS);
  }

  private async drain(): Promise<void> {
    for (const phone of await this.parts.crew.all()) await phone.drain(4 * MINUTE_MS);
  }

  private async requireNothingDue(until: Date): Promise<void> {
    const { rows } = await this.test.owner.query<{ n: number }>(DUE, [until]);
    if (rows[0]?.n !== 0) throw new Error(`${rows[0]?.n} steps of cases are not taken`);
  }

  /** Photos come also after the run is closed; then the phones know nobody any more. */
  private async sendHeldPhotos(): Promise<void> {
    for (const phone of await this.parts.crew.all()) {
      phone.sendPhotos();
      await phone.drain(4 * MINUTE_MS);
      const left = await phone.doors();
      if (left.length > 0) this.book.wrong.push(`${left.length} doors are still on a phone`);
      this.book.wrong.push(...phone.refused);
    }
  }
}

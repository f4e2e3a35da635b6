import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from '@nuancan/kernel';
import type { EndStopDto, OwnDoorDto } from '../../../libs/delivery/src/outcome/outcome.dto.js';
import type { ApiAnswer, ApiClient } from '../api-client.js';
import type { Chance } from './chance.js';
import type { DayBook } from './day-book.js';

/** Said before the kitchen had said that the route has left: waits, and is sent again. */
const POSTPONED = 'OUTCOME.NOT_ON_THE_WAY';
const ENDS_SENDING = [401, 429];
const TRY_AGAIN = [408, 425];
const TAP_AGAIN_MS = 400;
/** Of a hundred requests so many do not arrive, and of so many more the answer does not. */
const LOST = 0.05;
const UNANSWERED = 0.08;
const TWO_TABS = 0.15;

interface KeptRow {
  readonly clientId: string;
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: object | Buffer;
  readonly goesWith: string | null;
  problem: string | null;
}

/** What the volunteer says of a door, and when by the phone's clock. */
export interface SaidAtDoor {
  readonly at: Date;
  readonly said: Omit<EndStopDto, 'clientId' | 'happenedAt' | 'deviceId' | 'offline'>;
  readonly photo: Buffer | null;
}

class NetworkLost extends Error {}

/**
 * A volunteer's phone as `apps/web/src/volunteer` has it: what was said is kept under its own id and sent, words before photos and
 * else oldest first, until the server has answered, with what it refuses set aside. Its network loses requests and answers.
 */
export class VolunteerPhone {
  readonly deviceId = randomUUID();
  private readonly kept = new Map<string, KeptRow>();
  /** What went out at least once. */
  private readonly gone = new Set<string>();
  private readonly answers = new Map<string, string>();
  private readonly unanswered = new Set<Promise<unknown>>();
  private offlineUntil = 0;
  private holdsPhotos = false;
  private sending: Promise<void> = Promise.resolve();

  /** @param lagMs so long ago everything happens here: the phone was without a network since */
  constructor(
    readonly api: ApiClient,
    private readonly book: DayBook,
    private readonly chance: Chance,
    private readonly lagMs: number,
  ) {}

  now(): Date {
    return new Date(Date.now() - this.lagMs);
  }

  /** No network for so long. */
  loseNetwork(ms: number): void {
    this.book.counts.offline += 1;
    this.offlineUntil = Math.max(this.offlineUntil, Date.now() + ms);
  }

  /** Photos wait until `sendPhotos`. */
  holdPhotos(): void {
    this.holdsPhotos = true;
  }

  sendPhotos(): void {
    this.holdsPhotos = false;
  }

  /** The doors of today; asked until the network gives them. */
  async doors(): Promise<OwnDoorDto[]> {
    for (;;) {
      const answer = await this.ask('GET', '/v1/own-stops').catch(() => null);
      if (answer?.status === 200) return answer.body.items;
      await sleep(TAP_AGAIN_MS);
    }
  }

  /** Keeps what was said at a door with its photo, and begins to send. @returns the body that goes out */
  say(stopId: string, { at, said, photo }: SaidAtDoor): EndStopDto {
    const clientId = idAt(at.getTime());
    const photoId = idAt(at.getTime() + 1);
    const body: EndStopDto = {
      ...{ clientId, ...said, happenedAt: at.toISOString(), deviceId: this.deviceId },
      ...{ offline: Date.now() < this.offlineUntil },
      ...(photo !== null && { proofKind: 'photo' as const, proofRef: photoId }),
    };
    const path = `/v1/own-stops/${stopId}/outcome`;
    this.kept.set(clientId, { clientId, method: 'POST', path, body, goesWith: null, problem: null });
    if (photo !== null) {
      const file = { method: 'PUT' as const, path: `/v1/own-photos/${photoId}`, body: photo };
      this.kept.set(photoId, { clientId: photoId, ...file, goesWith: clientId, problem: null });
    }
    void this.flush();
    return body;
  }

  /** As another phone of the volunteer would say it, of a door that this one was at. */
  other(): EndStopDto {
    const happenedAt = this.now().toISOString();
    return { clientId: idAt(Date.now()), kind: 'refused', happenedAt, deviceId: randomUUID(), offline: false };
  }

  /** Sends what waits: one at a time, or from two tabs of a browser without locks. */
  flush(): Promise<void> {
    this.sending = this.sending.then(async () => {
      const tabs = this.chance.happens(TWO_TABS) ? 2 : 1;
      await Promise.all(Array.from({ length: tabs }, () => this.sendAll()));
    });
    return this.sending;
  }

  /** Until the server has answered to all that was said here, if only that it waits for the kitchen. @throws after `withinMs` */
  async heard(withinMs: number): Promise<void> {
    const isSaid = (row: KeptRow): boolean => isWords(row) && row.problem === null;
    for (const end = Date.now() + withinMs; [...this.kept.values()].some(isSaid); await sleep(TAP_AGAIN_MS)) {
      if (Date.now() > end) throw new Error('what was said before the departure is not heard');
      await this.flush();
    }
  }

  /** Until nothing waits but photos that are held. @throws after `withinMs` */
  async drain(withinMs: number): Promise<void> {
    for (const end = Date.now() + withinMs; this.waiting.length > 0; await sleep(TAP_AGAIN_MS)) {
      if (Date.now() > end)
        throw new Error(`still unsent: ${this.waiting.map(({ path, problem }) => `${path} ${problem}`).join()}`);
      await this.flush();
    }
    await Promise.all(this.unanswered);
  }

  /** What the server did not take, for good. */
  get refused(): string[] {
    return [...this.kept.values()].flatMap(({ problem, path }) =>
      problem === null || problem === POSTPONED ? [] : [`${problem} ${path}`],
    );
  }

  private get waiting(): KeptRow[] {
    return [...this.kept.values()].filter((row) => this.isToSend(row) || row.problem === POSTPONED);
  }

  private isToSend({ problem, method }: KeptRow): boolean {
    return problem === null && !(this.holdsPhotos && method === 'PUT');
  }

  private async sendAll(): Promise<void> {
    for (const row of this.kept.values()) if (row.problem === POSTPONED) row.problem = null;
    try {
      const rows = [...this.kept.values()].toSorted((one, other) => (one.clientId < other.clientId ? -1 : 1));
      for (const { clientId } of [...rows.filter(isWords), ...rows.filter((row) => !isWords(row))]) {
        const row = this.kept.get(clientId);
        const isFirst = row?.goesWith === null || !this.kept.has(row?.goesWith ?? '');
        if (row !== undefined && isFirst && this.isToSend(row)) await this.sendOne(row);
      }
    } catch (error) {
      if (!(error instanceof NetworkLost)) throw error;
    }
  }

  private async sendOne({ clientId, method, path, body }: KeptRow): Promise<void> {
    const { status, body: answer } = await this.ask(method, path, body);
    if (status === 200) {
      this.compare(clientId, answer);
      this.kept.delete(clientId);
      return;
    }
    if (ENDS_SENDING.includes(status)) throw new NetworkLost();
    if (TRY_AGAIN.includes(status) || status >= 500) return;
    if (answer.code === POSTPONED) this.book.counts.early += 1;
    for (const row of this.kept.values()) {
      if (row.problem === null && (row.clientId === clientId || row.goesWith === clientId))
        row.problem = String(answer.code);
    }
  }

  /** Sent again, the first answer comes again. */
  private compare(clientId: string, answer: object): void {
    const text = JSON.stringify(answer);
    const before = this.answers.get(clientId);
    if (before === undefined) this.answers.set(clientId, text);
    else if (before !== text) this.book.wrong.push(`${clientId} was answered ${before}, then ${text}`);
  }

  private async ask(method: string, path: string, body?: object | Buffer): Promise<ApiAnswer> {
    if (Date.now() < this.offlineUntil) throw new NetworkLost();
    const luck = this.chance.next();
    if (luck < LOST) throw new NetworkLost();
    const headers: Record<string, string> = Buffer.isBuffer(body) ? { 'content-type': 'image/jpeg' } : {};
    if (body !== undefined) {
      this.book.counts.sent += 1;
      if (this.gone.has(path)) this.book.counts.again += 1;
      this.gone.add(path);
    }
    const answer = this.api.send(method, path, body, headers).catch((error: unknown) => {
      if (error instanceof TypeError) throw new NetworkLost();
      throw error;
    });
    if (luck >= LOST + UNANSWERED) return answer;
    // It arrives and is done; only nobody hears of it.
    this.book.counts.lost += 1;
    const done = answer.catch(() => undefined).finally(() => this.unanswered.delete(done));
    this.unanswered.add(done);
    throw new NetworkLost();
  }
}

function isWords({ method }: KeptRow): boolean {
  return method === 'POST';
}

function idAt(nowMs: number): string {
  return uuidv7({ nowMs, random: randomBytes(10) });
}

import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import type { Tx } from '@nuancan/platform';
import type { AttemptResult, Channel, MessageChannel, OutgoingMessage } from '../channel/channel.js';
import { ChannelBreaker } from '../channel/channel-breaker.js';
import { MailChannel } from '../channel/mail-channel.js';
import { WebhookChannel } from '../channel/webhook-channel.js';
import { messageText, type MessageFacts } from '../message/message-text.js';
import { retryPauseMs } from './retry-pause.js';

const TAKE = 'SELECT * FROM messaging.take_delivery($1)';
const SETTLE = 'SELECT messaging.settle_delivery($1, $2, $3, $4, $5)';

interface DueDelivery extends MessageFacts, Omit<OutgoingMessage, 'deliveryId' | 'text' | 'kind'> {
  readonly id: string;
  readonly channel: MessageChannel;
  readonly attempts: number;
  /** It was read meanwhile, or the account is gone. */
  readonly obsolete: boolean;
}

/**
 * Makes one attempt at a delivery that is due. The row is held meanwhile, so nobody else makes it; a worker that dies
 * between sending and noting it sends once more, under the same id.
 */
@Injectable()
export class DeliverySender {
  private readonly channels: Readonly<Record<MessageChannel, Channel>>;
  private readonly breakers = { mail: new ChannelBreaker(), webhook: new ChannelBreaker() };

  constructor(mail: MailChannel, webhook: WebhookChannel) {
    this.channels = { mail, webhook };
  }

  /** @returns whether there was something to do */
  async attempt(tx: Tx, deliveryId: string): Promise<boolean> {
    const [due] = await tx.query<DueDelivery[]>(TAKE, [deliveryId]);
    if (due === undefined) return false;
    const settle = (how: string, code: string | null, tookMs: number, againAt: Date | null): Promise<unknown> =>
      tx.query(SETTLE, [due.id, how, code, tookMs, againAt]);
    if (due.obsolete) {
      await settle('cancelled', null, 0, null);
      return true;
    }
    const breaker = this.breakers[due.channel];
    const waitMs = breaker.waitMs();
    if (waitMs > 0) {
      await settle('postponed', null, 0, after(waitMs));
      return true;
    }
    const started = performance.now();
    const result = await this.channels[due.channel].send(outgoing(due));
    const tookMs = Math.round(performance.now() - started);
    breaker.report(result.isDown ?? false);
    await settle(result.outcome, result.code, tookMs, againAt(due, result));
    return true;
  }
}

function outgoing({ id, ...due }: DueDelivery): OutgoingMessage {
  const { kind, accountId, aboutId, createdAt, email, phone, language } = due;
  return {
    ...{ deliveryId: id, kind, accountId, aboutId, createdAt, email, phone },
    ...{ language: language ?? 'zh', text: messageText(due) },
  };
}

function againAt({ attempts }: DueDelivery, { outcome, retryAfterMs }: AttemptResult): Date | null {
  const pauseMs = outcome === 'temporary' ? retryPauseMs(attempts + 1, retryAfterMs) : null;
  return pauseMs === null ? null : after(pauseMs);
}

function after(ms: number): Date {
  return new Date(Date.now() + ms);
}

import type { MessageKind } from '../message/message-kinds.js';
import type { MessageText } from '../message/message-templates.js';

/** The ways out of the inbox. */
export const MESSAGE_CHANNELS = ['mail', 'webhook'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** What goes out. */
export interface OutgoingMessage {
  /** The same at every attempt: whoever gets it twice may drop the second. */
  readonly deliveryId: string;
  readonly kind: MessageKind;
  readonly accountId: string;
  readonly aboutId: string;
  readonly createdAt: Date;
  readonly text: MessageText;
  readonly language: 'zh' | 'en';
  readonly email: string | null;
  readonly phone: string | null;
}

/** How an attempt ended. The code says why, in capitals, and is kept; nothing that the other side wrote is. */
export interface AttemptResult {
  readonly outcome: 'sent' | 'temporary' | 'permanent';
  readonly code: string;
  /** The other side could not be spoken to at all: the next ones would fare no better. */
  readonly isDown?: boolean;
  /** When the other side wants to be asked again. */
  readonly retryAfterMs?: number;
}

/** A way out. It never throws: whatever goes wrong is a result. */
export interface Channel {
  readonly isSetUp: boolean;
  send(message: OutgoingMessage): Promise<AttemptResult>;
}

import { ApiProperty } from '@nestjs/swagger';
import { PERSON_ROLES, type PersonRole } from '@nuancan/identity';
import { PageQueryDto } from '@nuancan/platform';
import { IsIn, IsOptional } from 'class-validator';
import { MESSAGE_CHANNELS, type MessageChannel } from '../channel/channel.js';
import { MESSAGE_KINDS, MESSAGE_TOPICS, type MessageKind, type MessageTopic } from '../message/message-kinds.js';

/** How far a delivery is. */
export const DELIVERY_STATES = ['pending', 'sent', 'failed', 'cancelled'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
/** How an attempt ended. */
export const ATTEMPT_OUTCOMES = ['sent', 'temporary', 'permanent'] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

/** Which deliveries to list. */
export class DeliveryQueryDto extends PageQueryDto {
  @IsOptional()
  @IsIn(DELIVERY_STATES)
  @ApiProperty({ enum: DELIVERY_STATES, required: false })
  state?: DeliveryState;

  @IsOptional()
  @IsIn(MESSAGE_CHANNELS)
  @ApiProperty({ enum: MESSAGE_CHANNELS, required: false })
  channel?: MessageChannel;
}

/** One attempt. */
export class DeliveryAttemptDto {
  /** The first is 1. */
  attempt!: number;
  at!: Date;
  @ApiProperty({ enum: ATTEMPT_OUTCOMES })
  outcome!: AttemptOutcome;
  /** What the other side said, as a code: `HTTP_503`, `SMTP_550`, `ETIMEDOUT`. */
  code!: string;
  tookMs!: number;
}

/** What became of a message on its way to an account of some role and town: no address, no name, no text. */
export class MessageDeliveryDto {
  id!: string;
  @ApiProperty({ enum: MESSAGE_KINDS })
  kind!: MessageKind;
  @ApiProperty({ enum: MESSAGE_TOPICS })
  topic!: MessageTopic;
  @ApiProperty({ enum: MESSAGE_CHANNELS })
  channel!: MessageChannel;
  /** Of whoever it is for. */
  @ApiProperty({ enum: PERSON_ROLES })
  role!: PersonRole;
  /** Where that account belongs; null: the whole district. */
  townCode!: string | null;
  @ApiProperty({ enum: DELIVERY_STATES })
  state!: DeliveryState;
  createdAt!: Date;
  /** The next attempt; null: there is none. */
  nextAt!: Date | null;
  endedAt!: Date | null;
  attempts!: DeliveryAttemptDto[];
}

/** A page of the log, newest first. */
export class MessageDeliveryPageDto {
  items!: MessageDeliveryDto[];
  /** For the next page; null: the last one. */
  nextCursor!: string | null;
}

import { ApiProperty } from '@nestjs/swagger';
import { MEAL_SLOTS, type MealSlot } from '@nuancan/five-ones';
import { PageQueryDto } from '@nuancan/platform';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { MESSAGE_KINDS, MESSAGE_TOPICS, type MessageKind, type MessageTopic } from './message-kinds.js';

/** Which messages to list. */
export const MESSAGE_BOXES = ['all', 'unread'] as const;
export type MessageBox = (typeof MESSAGE_BOXES)[number];

/** A page of one's own. */
export class InboxQueryDto extends PageQueryDto {
  /** Only those that were not read; default: all. */
  @IsOptional()
  @IsIn(MESSAGE_BOXES)
  @ApiProperty({ enum: MESSAGE_BOXES, required: false })
  box?: MessageBox;

  /** Only of one topic. */
  @IsOptional()
  @IsIn(MESSAGE_TOPICS)
  @ApiProperty({ enum: MESSAGE_TOPICS, required: false })
  topic?: MessageTopic;
}

/** Up to which message all were seen. */
export class ReadMessagesDto {
  /** The newest that was shown: one that came meanwhile stays unread. */
  @IsUUID()
  throughMessageId!: string;
}

/** Something an account is told. */
export class MessageDto {
  /** Id. */
  id!: string;
  /** What it tells. */
  @ApiProperty({ enum: MESSAGE_KINDS })
  kind!: MessageKind;
  /** What the kind belongs to. */
  @ApiProperty({ enum: MESSAGE_TOPICS })
  topic!: MessageTopic;
  /** The row it tells of: a closure, a reminder, a claim, a welfare case, an alert. */
  aboutId!: string;
  /** The day it is about. */
  businessDate!: string;
  /** One slot; null: the whole day, or none. */
  @ApiProperty({ enum: MEAL_SLOTS, nullable: true })
  slot!: MealSlot | null;
  /** In Chinese. */
  zh!: string;
  /** In English. */
  en!: string;
  /** When it was written. */
  createdAt!: Date;
  /** When it was read; null: not yet. */
  readAt!: Date | null;
}

/** How many wait. */
export class UnreadMessagesDto {
  /** Messages that were not read. */
  unread!: number;
}

/** A page of an inbox, newest first. */
export class MessagePageDto extends UnreadMessagesDto {
  items!: MessageDto[];
  /** For the next page; null: the last one. */
  nextCursor!: string | null;
}

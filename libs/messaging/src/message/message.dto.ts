import { ApiProperty } from '@nestjs/swagger';
import { MEAL_SLOTS, type MealSlot } from '@nuancan/five-ones';
import { IsUUID } from 'class-validator';
import { MESSAGE_KINDS, type MessageKind } from './message-kinds.js';

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
  /** Closure or reminder that it tells of. */
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

import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsString, Matches, MaxLength, ValidateIf, ValidateNested } from 'class-validator';
import { MESSAGE_CHANNELS, type MessageChannel } from '../channel/channel.js';
import { MESSAGE_TOPICS, type MessageTopic } from '../message/message-kinds.js';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const EMAIL = /^[^@\s<>,;:"]+@[^@\s<>,;:"]+$/;
const PHONE = /^\+?\d{5,20}$/;
/** Languages that a message may be delivered in. */
export const MESSAGE_LANGUAGES = ['zh', 'en'] as const;
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number];

/** Of a topic, by which way it comes besides the inbox. */
export class MessageChoiceDto {
  @IsIn(MESSAGE_TOPICS)
  @ApiProperty({ enum: MESSAGE_TOPICS })
  topic!: MessageTopic;

  @IsIn(MESSAGE_CHANNELS)
  @ApiProperty({ enum: MESSAGE_CHANNELS })
  channel!: MessageChannel;
}

/** When nothing that can wait is delivered, in Shanghai; past midnight when it ends before it begins. */
export class QuietHoursDto {
  @Matches(CLOCK)
  from!: string;

  @Matches(CLOCK)
  until!: string;
}

/** How an account wants to be told. */
export class SetPreferencesDto {
  /** Where mail goes; null: none. */
  @ValidateIf(({ email }: SetPreferencesDto) => email !== null)
  @IsString()
  @MaxLength(254)
  @Matches(EMAIL)
  email!: string | null;

  /** The number that the gateway sends to; null: none. */
  @ValidateIf(({ phone }: SetPreferencesDto) => phone !== null)
  @IsString()
  @Matches(PHONE)
  phone!: string | null;

  /** What mail and gateway say first. */
  @IsIn(MESSAGE_LANGUAGES)
  @ApiProperty({ enum: MESSAGE_LANGUAGES })
  language!: MessageLanguage;

  /** Null: at any hour. What is urgent, a welfare case or an alert, comes at any hour. */
  @ValidateIf(({ quietHours }: SetPreferencesDto) => quietHours !== null)
  @ValidateNested()
  @Type(() => QuietHoursDto)
  quietHours!: QuietHoursDto | null;

  /** What comes by mail or gateway as well: all of it, what is missing comes no more. */
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => MessageChoiceDto)
  choices!: MessageChoiceDto[];
}

/** A topic that an account may be told of. */
export class MessageTopicDto {
  @ApiProperty({ enum: MESSAGE_TOPICS })
  topic!: MessageTopic;
  /** Some of it comes in quiet hours, too. */
  urgent!: boolean;
}

/** How an account is told, and what there is to choose from. */
export class PreferencesDto {
  email!: string | null;
  phone!: string | null;
  @ApiProperty({ enum: MESSAGE_LANGUAGES })
  language!: MessageLanguage;
  quietHours!: QuietHoursDto | null;
  choices!: MessageChoiceDto[];
  /** What accounts of this role are told of. */
  topics!: MessageTopicDto[];
  /** What this installation can send by, besides the inbox. */
  @ApiProperty({ enum: MESSAGE_CHANNELS, isArray: true })
  channels!: MessageChannel[];
}

import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { SLOTS, type Slot } from '../meal/meal-words.js';
import { SAMPLE_REMINDERS } from './production-words.js';

/** Whose reminders. */
export class SampleReminderQueryDto {
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** A dish was cooked and no sample kept of it, or the time of a sample is over. */
export class SampleReminderDto {
  id!: string;
  facilityId!: string;
  facilityName!: string;
  townCode!: string;
  @ApiProperty({ enum: SAMPLE_REMINDERS })
  kind!: (typeof SAMPLE_REMINDERS)[number];
  businessDate!: string;
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
  dishName!: string;
  /** What may be thrown away; null where a sample is missing. */
  sampleId!: string | null;
  createdAt!: Date;
}

/** The reminders that nobody saw to, oldest first, 200 at most. */
export class SampleReminderListDto {
  items!: SampleReminderDto[];
}

import { ApiProperty } from '@nestjs/swagger';

const SUBJECTS = ['inspection', 'finding', 'complaint'] as const;
const WAITS_FOR = ['operator', 'official'] as const;

/** Something that is to be done until a day. */
export class OversightTaskDto {
  @ApiProperty({ enum: SUBJECTS })
  subject!: (typeof SUBJECTS)[number];
  /** Of the inspection, finding or complaint. */
  id!: string;
  /** Of a finding: its inspection. */
  inspectionId!: string | null;
  facilityId!: string;
  facilityName!: string;
  townCode!: string;
  dueOn!: string;
  overdue!: boolean;
  @ApiProperty({ enum: WAITS_FOR })
  waitsFor!: (typeof WAITS_FOR)[number];
  /** When the last reminder of this deadline was written. */
  remindedAt!: Date | null;
}

/** What is to be done, what is due first first; 500 at most. */
export class OversightTaskListDto {
  items!: OversightTaskDto[];
}

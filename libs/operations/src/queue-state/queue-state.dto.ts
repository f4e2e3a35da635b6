import { ApiProperty } from '@nestjs/swagger';
import { ALERT_KINDS, type AlertKind } from '@nuancan/platform';

export const QUEUE_BACKENDS = ['postgres', 'redis'] as const;

/** A queue as a worker saw it when it looked last. */
export class QueueStateDto {
  /** Its name. */
  queue!: string;
  /** What it lives on. */
  @ApiProperty({ enum: QUEUE_BACKENDS })
  backend!: (typeof QUEUE_BACKENDS)[number];
  /** When a worker looked. */
  lookedAt!: Date;
  /** False: that is so long ago that no worker can be running. */
  isWatched!: boolean;
  /** Whether it answered; without an answer its own figures are 0. */
  answered!: boolean;
  /** Jobs that nobody has taken yet. */
  waiting!: number;
  /** Jobs under way. */
  active!: number;
  /** Jobs of schedulers that wait for their time. */
  delayed!: number;
  /** Jobs that ended badly and are still in the queue; what was given up is `dead`. */
  failed!: number;
  /** How long the oldest waiting job has been there, in seconds. */
  oldestWaitingSeconds!: number;
  /** Schedules without a living scheduler. */
  schedulersMissing!: number;
  /** How long the oldest intention that is not in the queue has been due, in seconds. */
  relayLagSeconds!: number;
  /** How long the oldest intention that has not ended has been due, in seconds. */
  oldestOpenSeconds!: number;
  /** Jobs that were given up and wait for a person, over the whole system. */
  dead!: number;
}

/** Every queue that a worker ever looked at. */
export class QueueStateListDto {
  items!: QueueStateDto[];
}

/** Something about a queue that a person should know of. */
export class QueueAlertDto {
  /** Id. */
  id!: string;
  /** What. */
  @ApiProperty({ enum: ALERT_KINDS })
  kind!: AlertKind;
  /** The figure from which on it is raised. */
  raiseAt!: number;
  /** When it was raised. */
  raisedAt!: Date;
  /** The worst figure since: seconds, or a number of jobs or schedulers. */
  worst!: number;
  /** When it was over; null while it is not. */
  clearedAt!: Date | null;
}

/** Open ones first, then the latest; a hundred at most. */
export class QueueAlertListDto {
  items!: QueueAlertDto[];
}

import type { EndStopDto } from '../../../libs/delivery/src/outcome/outcome.dto.js';
import type { CaseAct } from '../../../libs/welfare/src/welfare-words.js';
import type { CaseCare } from './door-plan.js';

/** What was really done at a door, by the one who stood there; kept apart from the product. */
export interface DoneAtDoor {
  readonly orderId: string;
  readonly volunteerId: string;
  readonly body: EndStopDto;
  readonly photo: Buffer | null;
  readonly care: CaseCare;
}

/** An act in a case that the product said it took. */
export interface ActInCase {
  readonly caseId: string;
  readonly step: number;
  readonly action: CaseAct;
}

/** What was done this day, as those tell it who did it. */
export class DayBook {
  /** By order. */
  readonly doors = new Map<string, DoneAtDoor>();
  /** Orders at whose doors somebody was, and was heard, before the kitchen noted that they had left. */
  readonly hasty = new Set<string>();
  /** Orders that no volunteer had room for, called off by the kitchen. */
  readonly cancelled = new Set<string>();
  readonly acts: ActInCase[] = [];
  /** By resident: how their cases are to be taken. */
  readonly careOf = new Map<string, CaseCare>();
  /** Of all phones. */
  readonly counts = { sent: 0, lost: 0, again: 0, secondPhones: 0, early: 0, offline: 0, noShows: 0, photos: 0 };
  /** Answers that contradict one another, or that no phone should get. */
  readonly wrong: string[] = [];

  note(door: DoneAtDoor): void {
    if (this.doors.has(door.orderId)) this.wrong.push(`${door.orderId} was brought twice`);
    this.doors.set(door.orderId, door);
    if (door.photo !== null) this.counts.photos += 1;
  }

  act(act: ActInCase): void {
    this.acts.push(act);
  }
}

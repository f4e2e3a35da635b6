import type { EndStopDto } from '../../../libs/delivery/src/outcome/outcome.dto.js';
import { Chance } from './chance.js';

/** How the people on duty take a case: see to it and close it, give it back to the chain, leave it to the kitchen, or let it be. */
export type CaseCare = 'close' | 'hand_over' | 'kitchen' | 'ignore';

/** What a volunteer will find at a door, and what they say of it. */
export interface DoorPlan {
  readonly said: Pick<EndStopDto, 'kind'> &
    Partial<Pick<EndStopDto, 'handover' | 'receiver' | 'note' | 'conditionNote' | 'longitude' | 'latitude'>>;
  readonly photo: Buffer | null;
  readonly care: CaseCare;
}

const LEAST_PHOTO_BYTES = 300;
const MOST_PHOTO_BYTES = 40_000;

/** The same door finds the same with the same seed. Of a hundred 76 take the meal, at 12 nobody answers, 8 refuse, 4 are not there. */
export function planDoor(seed: number, kitchen: number, labelNo: number): DoorPlan {
  const chance = new Chance(seed, 'door', kitchen, labelNo);
  const kind = kindOf(chance.next());
  const handover = chance.of(['in_person', 'in_person', 'proxy', 'at_door'] as const);
  const said = {
    kind,
    ...(kind === 'delivered' && { handover, ...(handover === 'proxy' && { receiver: '邻居王阿姨' }) }),
    ...(kind === 'nobody_answers' && chance.happens(0.5) && { note: '敲门三次没人应' }),
    ...(chance.happens(0.05) && { conditionNote: '走路不稳，说话含糊' }),
    ...(chance.happens(0.5) && { longitude: 121.4 + chance.next() / 100, latitude: 29.65 }),
  };
  const photo = chance.happens(0.25) ? pictureOf(chance) : null;
  return { said, photo, care: chance.of(['close', 'close', 'hand_over', 'kitchen', 'ignore', 'ignore', 'ignore']) };
}

function kindOf(at: number): EndStopDto['kind'] {
  if (at < 0.76) return 'delivered';
  if (at < 0.88) return 'nobody_answers';
  return at < 0.96 ? 'refused' : 'address_wrong';
}

/** A JPEG as a phone draws it anew: nothing in it that would be taken out. */
function pictureOf(chance: Chance): Buffer {
  const scan = Buffer.alloc(chance.between(LEAST_PHOTO_BYTES, MOST_PHOTO_BYTES));
  for (let at = 0; at < scan.length; at += 1) scan[at] = chance.between(0, 0xfe);
  const begins = Buffer.from('ffd8ffe000104a46494600010100000100010000ffda0008010100003f00', 'hex');
  return Buffer.concat([begins, scan, Buffer.from('ffd9', 'hex')]);
}

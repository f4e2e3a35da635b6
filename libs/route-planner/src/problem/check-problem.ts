import type { FieldError } from '@nuancan/kernel';
import { ProblemErrors } from './problem.errors.js';
import type { Problem, Stop, TimeWindow, Travel, Volunteer } from './problem.js';

/** Times and costs of one problem: sums of thousands of them still fit. */
const MOST = 100_000_000;
const MOST_BOXES = 1_000_000;
const MOST_WINDOWS = 20;
const MOST_TRIPS = 20;
const MOST_ERRORS = 100;

/** Refuses what cannot be planned. @throws ROUTES.INVALID_PROBLEM with a pointer for each fault, a hundred at most */
export function checkProblem(problem: Problem): void {
  const errors = new Faults();
  errors.whole('/places', problem.places, 1, 1_000_000);
  checkTravel(problem, errors);
  checkKitchens(problem, errors);
  checkUnique(problem.stops, '/stops', errors);
  checkUnique(problem.volunteers, '/volunteers', errors);
  if (problem.volunteers.length === 0) errors.add('/volunteers', 'required', '没有志愿者', 'there is no volunteer');
  const known = knownNames(problem);
  problem.stops.forEach((stop, index) => checkStop(stop, `/stops/${index}`, known, errors));
  problem.volunteers.forEach((one, index) => checkVolunteer(one, `/volunteers/${index}`, known, errors));
  for (const [name, weight] of Object.entries(problem.weights ?? {})) {
    errors.whole(`/weights/${name}`, weight as number, 0, 1_000_000);
  }
  errors.throwAny();
}

interface Known {
  readonly places: number;
  readonly boxTypes: number;
  readonly kitchens: ReadonlySet<string>;
  readonly volunteers: ReadonlySet<string>;
  readonly modes: ReadonlySet<string>;
}

function knownNames(problem: Problem): Known {
  return {
    places: problem.places,
    boxTypes: problem.boxTypes.length,
    kitchens: new Set(problem.kitchens.map(({ id }) => id)),
    volunteers: new Set(problem.volunteers.map(({ id }) => id)),
    modes: new Set(Object.keys(problem.travel)),
  };
}

class Faults {
  private readonly found: FieldError[] = [];

  add(pointer: string, code: string, zh: string, en: string): void {
    if (this.found.length < MOST_ERRORS) this.found.push({ pointer, code, zh, en });
  }

  whole(pointer: string, value: unknown, least: number, most: number): void {
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return;
    this.add(pointer, 'range', `应为 ${least} 到 ${most} 的整数`, `must be a whole number from ${least} to ${most}`);
  }

  known(pointer: string, name: string, names: ReadonlySet<string>): void {
    if (!names.has(name)) this.add(pointer, 'unknown', `没有“${name}”`, `there is no "${name}"`);
  }

  throwAny(): void {
    if (this.found.length > 0) throw ProblemErrors.INVALID_PROBLEM({ count: this.found.length }, this.found);
  }
}

function checkTravel({ travel, places }: Problem, errors: Faults): void {
  const modes = Object.entries(travel);
  if (modes.length === 0) errors.add('/travel', 'required', '没有出行方式', 'there is no mode');
  for (const [mode, { duration, cost }] of modes) {
    for (const [name, ways] of [
      ['duration', duration],
      ['cost', cost],
    ] as const) {
      if (ways !== undefined && typeof ways !== 'function')
        checkMatrix(ways, `/travel/${mode}/${name}`, places, errors);
    }
  }
}

function checkMatrix(
  ways: Exclude<Travel['duration'], (...places: never[]) => number>,
  pointer: string,
  places: number,
  errors: Faults,
): void {
  if (ways.length !== places * places) {
    errors.add(pointer, 'length', `应有 ${places}×${places} 个数`, `must hold ${places}×${places} numbers`);
    return;
  }
  for (let at = 0; at < ways.length; at += 1) {
    const way = ways[at];
    if (Number.isInteger(way) && way! >= 0) continue;
    errors.add(`${pointer}/${at}`, 'range', '应为不小于 0 的整数', 'must be a whole number of 0 or more');
    return;
  }
}

function checkKitchens(problem: Problem, errors: Faults): void {
  checkUnique(problem.kitchens, '/kitchens', errors);
  if (problem.kitchens.length === 0) errors.add('/kitchens', 'required', '没有厨房', 'there is no kitchen');
  problem.kitchens.forEach(({ place, open }, index) => {
    errors.whole(`/kitchens/${index}/place`, place, 0, problem.places - 1);
    if (open) checkWindow(open, `/kitchens/${index}/open`, errors);
  });
}

function checkUnique(items: readonly { readonly id: string }[], pointer: string, errors: Faults): void {
  const seen = new Set<string>();
  items.forEach(({ id }, index) => {
    if (seen.has(id)) errors.add(`${pointer}/${index}/id`, 'duplicate', `“${id}”重复`, `"${id}" occurs twice`);
    seen.add(id);
  });
}

function checkWindow([earliest, latest]: TimeWindow, pointer: string, errors: Faults): void {
  errors.whole(`${pointer}/0`, earliest, 0, MOST);
  errors.whole(`${pointer}/1`, latest, earliest, MOST);
}

function checkBoxes(boxes: readonly number[], pointer: string, known: Known, errors: Faults): void {
  if (boxes.length !== known.boxTypes) {
    errors.add(pointer, 'length', `应有 ${known.boxTypes} 个数`, `must hold ${known.boxTypes} numbers`);
  }
  boxes.forEach((count, type) => errors.whole(`${pointer}/${type}`, count, 0, MOST_BOXES));
}

function checkStop(stop: Stop, pointer: string, known: Known, errors: Faults): void {
  errors.whole(`${pointer}/place`, stop.place, 0, known.places - 1);
  checkBoxes(stop.boxes, `${pointer}/boxes`, known, errors);
  const windows = stop.windows ?? [];
  if (windows.length > MOST_WINDOWS) errors.add(`${pointer}/windows`, 'length', '时间段太多', 'has too many windows');
  windows.forEach((window, index) => {
    checkWindow(window, `${pointer}/windows/${index}`, errors);
    const before = windows[index - 1];
    if (before !== undefined && window[0] <= before[1]) {
      errors.add(
        `${pointer}/windows/${index}`,
        'order',
        '时间段应分开并按先后排列',
        'windows must lie apart and in order',
      );
    }
  });
  errors.whole(`${pointer}/service`, stop.service ?? 0, 0, MOST);
  errors.whole(`${pointer}/mostFromKitchen`, stop.mostFromKitchen ?? 0, 0, MOST);
  errors.whole(`${pointer}/priority`, stop.priority ?? 1, 1, 1000);
  errors.whole(`${pointer}/prize`, stop.prize ?? 0, 0, MOST);
  if (stop.lockedOrder !== undefined) errors.whole(`${pointer}/lockedOrder`, stop.lockedOrder, 1, MOST);
  stop.kitchens?.forEach((name, index) => errors.known(`${pointer}/kitchens/${index}`, name, known.kitchens));
  if (stop.lockedTo !== undefined) errors.known(`${pointer}/lockedTo`, stop.lockedTo, known.volunteers);
  for (const [name, cost] of Object.entries(stop.unfamiliarity ?? {})) {
    errors.known(`${pointer}/unfamiliarity`, name, known.volunteers);
    errors.whole(`${pointer}/unfamiliarity/${name}`, cost, 0, MOST);
  }
}

function checkVolunteer(volunteer: Volunteer, pointer: string, known: Known, errors: Faults): void {
  errors.known(`${pointer}/mode`, volunteer.mode, known.modes);
  checkBoxes(volunteer.capacity, `${pointer}/capacity`, known, errors);
  if (volunteer.window) checkWindow(volunteer.window, `${pointer}/window`, errors);
  errors.whole(`${pointer}/start`, volunteer.start ?? 0, 0, known.places - 1);
  errors.whole(`${pointer}/end`, volunteer.end ?? 0, 0, known.places - 1);
  errors.whole(`${pointer}/mostDuration`, volunteer.mostDuration ?? 0, 0, MOST);
  errors.whole(`${pointer}/mostTrips`, volunteer.mostTrips ?? 1, 1, MOST_TRIPS);
  errors.whole(`${pointer}/reload`, volunteer.reload ?? 0, 0, MOST);
  errors.whole(`${pointer}/fixedCost`, volunteer.fixedCost ?? 0, 0, MOST);
  volunteer.kitchens?.forEach((name, index) => errors.known(`${pointer}/kitchens/${index}`, name, known.kitchens));
}

import { Ajv2020 } from 'ajv/dist/2020.js';
import { ProblemErrors } from '../problem/problem.errors.js';
import type { Kitchen, Problem, Stop, TimeWindow, Travel, Volunteer } from '../problem/problem.js';
import { MOST_STOPS, ReadErrors } from './read.errors.js';
import { schemaFault } from './schema-fault.js';
import { VROOM_SCHEMA } from './vroom-schema.js';

const validate = new Ajv2020({ allErrors: false }).compile(VROOM_SCHEMA);

interface VroomVehicle {
  readonly id: number;
  readonly profile?: string;
  readonly start_index?: number;
  readonly end_index?: number;
  readonly capacity?: readonly number[];
  readonly skills?: readonly number[];
  readonly time_window?: TimeWindow;
  readonly costs?: { readonly fixed?: number };
}

interface VroomJob {
  readonly id: number;
  readonly location_index?: number;
  readonly service?: number;
  readonly delivery?: readonly number[];
  readonly amount?: readonly number[];
  readonly skills?: readonly number[];
  readonly priority?: number;
  readonly time_windows?: readonly TimeWindow[];
}

interface VroomMatrix {
  readonly durations: readonly (readonly number[])[];
  readonly costs?: readonly (readonly number[])[];
}

interface VroomInput {
  readonly vehicles: readonly VroomVehicle[];
  readonly jobs: readonly VroomJob[];
  readonly matrices: Readonly<Record<string, VroomMatrix>>;
}

/** What the form knows and we plan by; anything else in a file is refused, not passed over. */
const FIELDS = {
  '': ['vehicles', 'jobs', 'matrices'],
  vehicles: [
    ...[
      'id',
      'description',
      'profile',
      'start_index',
      'end_index',
      'start',
      'end',
      'capacity',
      'skills',
      'time_window',
    ],
    'costs',
  ],
  jobs: [
    ...['id', 'description', 'location', 'location_index', 'service', 'delivery', 'amount', 'skills', 'priority'],
    'time_windows',
  ],
  costs: ['fixed'],
} as const;

/**
 * Reads the jobs and vehicles of VROOM's API (github.com/VROOM-Project/vroom, docs/API.md) with its own matrices. Vehicles begin where
 * their boxes are. @throws ROUTE_FILE.UNSUPPORTED for whatever it cannot express, INCOMPLETE, TOO_LARGE
 */
export function readVroom(json: unknown): Problem {
  const input = checked(json);
  const places = Object.values(input.matrices)[0]!.durations.length;
  const starts = [
    ...new Set(input.vehicles.map((vehicle) => index(vehicle.start_index, `vehicle ${vehicle.id} start_index`))),
  ];
  const boxTypes = Math.max(
    1,
    ...input.vehicles.map(({ capacity }) => capacity?.length ?? 0),
    ...input.jobs.map((job) => boxesOf(job).length),
  );
  const padded = (boxes: readonly number[], plain: number): number[] =>
    Array.from({ length: boxTypes }, (_, type) => boxes[type] ?? plain);
  return {
    places,
    travel: Object.fromEntries(Object.entries(input.matrices).map(([profile, matrix]) => [profile, travelOf(matrix)])),
    boxTypes: Array.from({ length: boxTypes }, (_, type) => `type ${type + 1}`),
    kitchens: starts.map((place): Kitchen => ({ id: `start ${place}`, place })),
    stops: input.jobs.map((job): Stop => ({
      id: String(job.id),
      place: index(job.location_index, `job ${job.id} location_index`),
      boxes: padded(boxesOf(job), 0),
      service: job.service ?? 0,
      priority: 1 + (job.priority ?? 0),
      skills: job.skills?.map(String),
      windows: job.time_windows,
    })),
    volunteers: input.vehicles.map((vehicle): Volunteer => ({
      id: String(vehicle.id),
      mode: vehicle.profile ?? 'car',
      capacity: padded(vehicle.capacity ?? [], 0),
      window: vehicle.time_window,
      start: vehicle.start_index,
      end: vehicle.end_index ?? null,
      kitchens: [`start ${vehicle.start_index}`],
      skills: vehicle.skills?.map(String),
      fixedCost: vehicle.costs?.fixed ?? 0,
    })),
  };
}

function boxesOf({ delivery, amount }: VroomJob): readonly number[] {
  return delivery ?? amount ?? [];
}

function index(place: number | undefined, what: string): number {
  if (place === undefined) throw ReadErrors.INCOMPLETE({ what });
  return place;
}

function travelOf({ durations, costs }: VroomMatrix): Travel {
  return { duration: Float64Array.from(durations.flat()), ...(costs ? { cost: Float64Array.from(costs.flat()) } : {}) };
}

function checked(json: unknown): VroomInput {
  if (!validate(json)) throw ProblemErrors.INVALID_PROBLEM({ count: 1 }, (validate.errors ?? []).map(schemaFault));
  const input = json as Partial<VroomInput>;
  for (const part of ['vehicles', 'jobs', 'matrices'] as const) {
    if (input[part] === undefined || Object.keys(input[part]).length === 0) throw ReadErrors.INCOMPLETE({ what: part });
  }
  const whole = input as VroomInput;
  onlyKnown(whole, '', FIELDS['']);
  for (const vehicle of whole.vehicles) {
    onlyKnown(vehicle, 'vehicles', FIELDS.vehicles);
    if (vehicle.costs) onlyKnown(vehicle.costs, 'costs', FIELDS.costs);
  }
  for (const job of whole.jobs) onlyKnown(job, 'jobs', FIELDS.jobs);
  if (whole.jobs.length > MOST_STOPS) throw ReadErrors.TOO_LARGE({ most: MOST_STOPS });
  return whole;
}

function onlyKnown(value: object, where: string, known: readonly string[]): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw ReadErrors.UNSUPPORTED({ what: `${where === '' ? '' : `${where}: `}${unknown}` });
}

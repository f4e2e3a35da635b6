import { Ajv2020 } from 'ajv/dist/2020.js';
import { ProblemErrors } from '../problem/problem.errors.js';
import type { Problem, Travel } from '../problem/problem.js';
import { PROBLEM_SCHEMA } from './problem-schema.js';
import { MOST_STOPS, ReadErrors } from './read.errors.js';
import { schemaFault } from './schema-fault.js';

type JsonTravel = Readonly<Record<'duration' | 'cost', readonly (readonly number[])[] | undefined>>;
type JsonProblem = Omit<Problem, 'travel'> & { readonly travel: Readonly<Record<string, JsonTravel>> };

const validate = new Ajv2020({ allErrors: false }).compile<JsonProblem>(PROBLEM_SCHEMA);

/** Reads our own JSON form (`PROBLEM_SCHEMA`). @throws ROUTES.INVALID_PROBLEM with the place; ROUTE_FILE.TOO_LARGE */
export function readProblem(json: unknown): Problem {
  if (!validate(json)) throw ProblemErrors.INVALID_PROBLEM({ count: 1 }, (validate.errors ?? []).map(schemaFault));
  if (json.stops.length > MOST_STOPS) throw ReadErrors.TOO_LARGE({ most: MOST_STOPS });
  const travel = Object.entries(json.travel).map(([mode, { duration, cost }]): [string, Travel] => [
    mode,
    { duration: flat(duration!, json.places, mode), ...(cost ? { cost: flat(cost, json.places, mode) } : {}) },
  ]);
  return { ...json, travel: Object.fromEntries(travel) };
}

function flat(rows: readonly (readonly number[])[], places: number, mode: string): Float64Array {
  if (rows.length !== places || rows.some((row) => row.length !== places)) {
    const [zh, en] = [`应为 ${places} 行 ${places} 列`, `must hold ${places} rows of ${places}`];
    throw ProblemErrors.INVALID_PROBLEM({ count: 1 }, [{ pointer: `/travel/${mode}`, code: 'length', zh, en }]);
  }
  return Float64Array.from(rows.flat());
}

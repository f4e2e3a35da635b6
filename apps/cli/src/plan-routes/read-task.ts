import { readProblem, readSolomon, readVroom, readVrplib, type Convention, type Problem } from '@nuancan/route-planner';

/** A problem from a file, with what its numbers are multiplied by. */
export interface RouteTask {
  readonly problem: Problem;
  readonly scale: number;
}

/**
 * Tells the form by its content: JSON of ours (`places`) or of VROOM (`vehicles`), VRPLIB (`NODE_COORD_SECTION`), else Solomon's text.
 * @throws SyntaxError, ROUTE_FILE.*, ROUTES.INVALID_PROBLEM
 */
export function readTask(file: string, convention: Convention): RouteTask {
  const text = file.replace(/^\uFEFF/, '');
  if (/^\s*[[{]/.test(text)) {
    const json: unknown = JSON.parse(text);
    const ours = typeof json === 'object' && json !== null && !('vehicles' in json);
    return { problem: ours ? readProblem(json) : readVroom(json), scale: 1 };
  }
  return /^NODE_COORD_SECTION/m.test(text) ? readVrplib(text, convention) : readSolomon(text, convention);
}

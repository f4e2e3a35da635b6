import { ApiProblem } from '../../../api/api-problem.js';

/** The groups of fields that a refusal can be about. */
export type CarryField = 'boxes' | 'minutes' | 'home' | 'villages' | 'hours';

const BY_CODE: Readonly<Record<string, CarryField>> = {
  'VOLUNTEERING.NO_BOXES': 'boxes',
  'VOLUNTEERING.HOME_NEEDED': 'home',
  'VOLUNTEERING.UNKNOWN_PLACE': 'villages',
  'VOLUNTEERING.HOURS_OVERLAP': 'hours',
  'VOLUNTEERING.TIMES_REVERSED': 'hours',
};

const BY_POINTER: Readonly<Record<string, CarryField>> = {
  hotPortions: 'boxes',
  coldPortions: 'boxes',
  mostMinutes: 'minutes',
  homeLongitude: 'home',
  homeLatitude: 'home',
  villageCodes: 'villages',
  hours: 'hours',
};

/** Where a refusal is told; null: under all of them. Pure. */
export function fieldOf(error: unknown): CarryField | null {
  if (!(error instanceof ApiProblem)) return null;
  const [first] = error.problem.errors ?? [];
  return BY_CODE[error.problem.code] ?? BY_POINTER[first?.pointer.split('/')[1] ?? ''] ?? null;
}

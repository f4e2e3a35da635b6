import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

/** Volunteers as the server's own description has them. */
export type Volunteer = Schemas['VolunteerDto'];
export type Shift = Schemas['ShiftDto'];
export type Attendance = Schemas['AttendanceDto'];
export type Purpose = Shift['purpose'];
export type Skill = Shift['skills'][number];

export const PURPOSES = ['kitchen', 'delivery'] as const satisfies readonly Purpose[];
export const SKILLS = [
  'health_certificate',
  'kitchen_help',
  'cooking',
  'serving',
  'driving',
  'e_bike',
  'first_aid',
  'dialect',
] as const satisfies readonly Skill[];
export const SERVICES = ['meal_delivery', 'housework', 'escort', 'company', 'haircut', 'repair', 'other'] as const;

/** What the page shows: the register, the shifts of the week, and who was there on the day. */
export interface VolunteerBoard {
  readonly volunteers: readonly Volunteer[];
  readonly shifts: readonly Shift[];
  readonly attendances: readonly Attendance[];
}

import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

/** Welfare as the server's own description has it. */
export type WelfareCase = Schemas['WelfareCaseDto'];
export type CaseBoard = Schemas['CaseBoardDto'];
export type CaseDetail = Schemas['CaseDetailDto'];
export type CaseHistory = Schemas['CaseHistoryDto'];
export type ContactSheet = Schemas['ContactSheetDto'];
export type VolunteerNumberShown = Schemas['VolunteerNumberDto'];
export type Roster = Schemas['RosterDto'];
export type Duty = Schemas['DutyDto'];
export type OfficerList = Schemas['OfficerListDto'];
export type Delays = Schemas['DelaysDto'];
export type WelfareStatistics = Schemas['WelfareStatisticListDto'];

export const LONGEST_WORDS = 500;

/** As the server declares them. */
export const CASE_KINDS = ['no_answer', 'condition', 'absence'] as const satisfies readonly WelfareCase['kind'][];
export const FINDINGS = [
  ...(['well', 'out', 'needs_care', 'injured_or_ill'] as const),
  ...(['in_hospital', 'deceased', 'not_found', 'other'] as const),
] satisfies readonly WelfareCase['finding'][];

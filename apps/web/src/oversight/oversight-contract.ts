import type { components } from '../api/schema.js';

type Schemas = components['schemas'];

export type Inspection = Schemas['InspectionDto'];
export type InspectionList = Schemas['InspectionListDto'];
export type InspectionDetail = Schemas['InspectionDetailDto'];
export type InspectionFinding = Schemas['InspectionFindingDto'];
export type InspectionFindingList = Schemas['InspectionFindingListDto'];
export type ChecklistList = Schemas['ChecklistListDto'];
export type Checklist = Schemas['ChecklistDto'];
export type Complaint = Schemas['ComplaintDto'];
export type ComplaintList = Schemas['ComplaintListDto'];
export type ComplaintDetail = Schemas['ComplaintDetailDto'];
export type ComplaintDeadlineList = Schemas['ComplaintDeadlineListDto'];
export type ComplaintStatisticList = Schemas['ComplaintStatisticListDto'];
export type OfficialList = Schemas['OfficialListDto'];
export type OversightTask = Schemas['OversightTaskDto'];
export type OversightTaskList = Schemas['OversightTaskListDto'];

export const CHECK_KINDS = ['food_safety', 'samples', 'accounts', 'fire', 'hygiene'] as const;
export const ITEM_RESULTS = ['ok', 'not_ok', 'not_applicable'] as const;
export const SEVERITIES = ['minor', 'major', 'critical'] as const;
export const CATEGORIES = [
  'food_quality',
  'food_safety',
  'service',
  'price_and_subsidy',
  'hygiene',
  'delivery',
  'official_conduct',
  'other',
] as const;
export const CHANNELS = ['phone', 'in_person', 'letter', 'online'] as const;
export const COMPLAINT_OUTCOMES = ['upheld', 'partly', 'unfounded'] as const;
export const SATISFACTIONS = ['satisfied', 'neutral', 'dissatisfied', 'not_reached'] as const;
/** Longest texts, as the server takes them. */
export const LONGEST = { step: 500, complaint: 1000, remark: 200, name: 60, phone: 20 } as const;

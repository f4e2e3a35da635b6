import type { components } from '../api/schema.js';

type Schemas = components['schemas'];

/** The answers about operating grants, as the api's document declares them. */
export type Grant = Schemas['GrantDto'];
export type GrantList = Schemas['GrantListDto'];
export type GrantDetail = Schemas['GrantDetailDto'];
export type GrantShare = Schemas['GrantShareDto'];
export type GrantPayment = Schemas['GrantPaymentDto'];
export type GrantState = Grant['state'];
export type GrantRule = Schemas['GrantRuleDto'];
export type GrantRuleList = Schemas['GrantRuleListDto'];
export type GrantRuleDraft = Schemas['EnterGrantRuleDto'];
export type GrantRun = Schemas['GrantRunDto'];
export type FacilityGradeList = Schemas['FacilityGradeListDto'];

export const GRANT_STATES: readonly GrantState[] = ['proposed', 'reviewed', 'approved', 'rejected', 'reversed'];
export const GRANT_FUNDERS = ['province', 'city', 'district', 'town'] as const;
export const GRADES = ['A', 'B', 'C'] as const;
export const REASON_LONGEST = 500;

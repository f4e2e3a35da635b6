import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

/** The answers about the own claims, as the api's document declares them. */
export type ClaimList = Schemas['ClaimListDto'];
export type ClaimRow = Schemas['ClaimRowDto'];
export type Claim = Schemas['ClaimDto'];
export type LateMeals = Schemas['LateMealListDto'];
export type FindingList = Schemas['FindingListDto'];
export type FindingDetail = Schemas['FindingDetailDto'];
export type ClawbackList = Schemas['ClawbackListDto'];
export type ClawbackRow = Schemas['ClawbackRowDto'];

import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

/** The answers about what the checks found, as the api's document declares them. */
export type Finding = Schemas['FindingDto'];
export type FindingList = Schemas['FindingListDto'];
export type FindingDetail = Schemas['FindingDetailDto'];
export type EvidenceMeal = Schemas['EvidenceMealDto'];
export type DecisionKind = Schemas['DecideFindingDto']['kind'];
export type CheckCode = Finding['code'];
export type CheckList = Schemas['CheckListDto'];
export type Clawback = Schemas['ClawbackDto'];
export type CheckRun = Schemas['CheckRunDto'];

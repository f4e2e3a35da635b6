import type { components } from './schema.js';

type Schemas = components['schemas'];

/** Residents and their applications as the server's own description has them. */
export type ListedResident = Schemas['ListedResidentDto'];
export type ResidentList = Schemas['ResidentListDto'];
export type Resident = Schemas['ResidentDto'];
export type ResidentMerge = Schemas['ResidentMergeDto'];
export type Application = Schemas['ApplicationDto'];
export type ApplicationSummary = Schemas['ApplicationSummaryDto'];
export type ApplicationList = Schemas['ApplicationListDto'];
export type ApplicationState = ApplicationSummary['state'];
export type ApplicationStep = Schemas['ApplicationStepDto']['step'];
export type FileKind = Schemas['ApplicationFileDto']['kind'];
export type DisclosedField = Schemas['DisclosureDto']['field'];
export type DisclosurePurpose = Schemas['DisclosureRequestDto']['purpose'];
export type Category = Schemas['CategoryDto']['category'];
export type VillageList = Schemas['VillageListDto'];
export type Erasure = Schemas['ErasureDto'];
export type ErasureList = Schemas['ErasureListDto'];

import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

/** The answers about facilities, as the api's document declares them. */
export type FacilityOverview = Schemas['FacilityOverviewDto'];
export type FacilityOverviewList = Schemas['FacilityOverviewListDto'];
export type FacilityState = NonNullable<FacilityOverview['state']>;
export type FacilityStanding = Schemas['FacilityStandingDto'];
export type Acceptance = Schemas['AcceptanceDto'];
export type FacilityOpening = Schemas['FacilityOpeningDto'];
export type SupplyList = Schemas['SupplyListDto'];
export type Licence = Schemas['LicenceDto'];
export type LicenceList = Schemas['LicenceListDto'];
export type ReminderList = Schemas['FacilityReminderListDto'];
export type CostCardHistory = Schemas['CostCardHistoryDto'];
export type MenuHistory = Schemas['MenuHistoryDto'];
export type OrganisationList = Schemas['OrganisationListDto'];

import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

export type AreaFigure = Schemas['AreaFigureDto'];
export type AreaFigures = Schemas['FigureListDto'];
export type FacilityFigure = Schemas['FacilityFigureDto'];
export type FacilityFigures = Schemas['FacilityFigureListDto'];
export type AreaMonth = Schemas['AreaMonthDto'];
export type AreaMonths = Schemas['AreaMonthsDto'];
export type MonthList = Schemas['MonthListDto'];
export type FacilityMonth = Schemas['FacilityMonthDto'];
export type FacilityMonthList = Schemas['FacilityMonthListDto'];
export type Cluster = Schemas['ClusterDto'];
export type Clusters = Schemas['ClusterListDto'];
export type TriedChanges = Schemas['TriedChangesDto'];
export type StreetChanges = Schemas['StreetChangesDto'];
export type Scenario = Schemas['ScenarioDto'];
export type ScenarioDetail = Schemas['ScenarioDetailDto'];
export type ScenarioList = Schemas['ScenarioListDto'];
export type Siting = Schemas['SitingDto'];
export type SitingDetail = Schemas['SitingDetailDto'];
export type SitingList = Schemas['SitingListDto'];
export type Network = Schemas['NetworkDto'];
export type NetworkDetail = Schemas['NetworkDetailDto'];
export type NetworkList = Schemas['NetworkListDto'];
export type PublicMap = Schemas['PublicMapDto'];

export const PROFILES = ['frail', 'older', 'able'] as const;
export type Profile = (typeof PROFILES)[number];
export const SHARED_WITH = ['nobody', 'town', 'district'] as const;

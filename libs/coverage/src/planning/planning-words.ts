/** With whom a siting or scenario is shared: nobody else, the town's officials (and the district's), every official. */
export const SHARED_WITH = ['nobody', 'town', 'district'] as const;
export type SharedWith = (typeof SHARED_WITH)[number];

/** Where candidates come from. */
export const CANDIDATE_SOURCES = ['villages', 'facilities', 'upload', 'nodes'] as const;
export type CandidateSource = (typeof CANDIDATE_SOURCES)[number];

/** What is maximised: people, or people by their dependency. */
export const WEIGHTINGS = ['people', 'dependency'] as const;
export type Weighting = (typeof WEIGHTINGS)[number];

/** How far the proof of a siting is. `bounded`: out of time, with a bound and a gap. */
export const SITING_STATES = ['proving', 'proven', 'bounded', 'failed'] as const;
export type SitingState = (typeof SITING_STATES)[number];

/** Whom a dependent person counts as, when the objective is weighted. */
export const DEPENDENT_WEIGHT = 3;

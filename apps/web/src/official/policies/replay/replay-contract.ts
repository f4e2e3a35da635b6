import type { components } from '../../../api/schema.js';

type Schemas = components['schemas'];

/** The answers about replays, as the api's document declares them. */
export type Replay = Schemas['ReplayDto'];
export type ReplayList = Schemas['ReplayListDto'];
export type ReplaySums = Schemas['ReplaySumsDto'];
export type ReplayMeals = Schemas['ReplayMealListDto'];
export type ReplaySide = Schemas['ReplaySideDto'];
export type ReplayProposal = Schemas['ReplayProposalDto'];
export type ReplayProposalList = Schemas['ReplayProposalListDto'];
export type DecidedReplay = Schemas['DecidedReplayDto'];
export type UndecidedProposal = Schemas['UndecidedProposalDto'];
export type AskReplay = Schemas['AskReplayDto'];
export type Forecast = Schemas['PolicyForecastDto'];

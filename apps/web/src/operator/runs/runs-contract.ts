import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

/** Runs as the server's own description has them. */
export type Run = Schemas['RunDto'];
export type RunList = Schemas['RunListDto'];
export type RunSummary = Schemas['RunSummaryDto'];
export type RunStop = Schemas['RunStopDto'];
export type RunRoute = Schemas['RunRouteDto'];
export type RunCarrier = Schemas['RunCarrierDto'];
export type RunProgress = Schemas['ProgressDto'];
export type ProgressOrder = Schemas['ProgressOrderDto'];

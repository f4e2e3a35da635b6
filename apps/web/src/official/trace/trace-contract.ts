import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

/** The answers about traces, as the api's document declares them. */
export type LegTrace = Schemas['LegTraceDto'];
export type TracedLine = Schemas['TracedLineDto'];
export type TracedPayment = Schemas['TracedPaymentDto'];
export type MealTrace = Schemas['MealTraceDto'];
export type Verification = Schemas['VerificationDto'];
export type BadRow = Schemas['BadRowDto'];

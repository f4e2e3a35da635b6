import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

/** The answers about claims and payments, as the api's document declares them. */
export type ClaimList = Schemas['ClaimListDto'];
export type ClaimRow = Schemas['ClaimRowDto'];
export type Claim = Schemas['ClaimDto'];
export type ClaimState = Claim['state'];
export type ClaimGroup = Schemas['ClaimGroupDto'];
export type ClaimLine = Schemas['ClaimLineDto'];
export type ClaimLines = Schemas['ClaimLinesDto'];
export type ClaimAction = Schemas['ClaimStepDto']['action'];
export type LateMeal = Schemas['LateMealDto'];
export type LateMeals = Schemas['LateMealListDto'];
export type LineKind = ClaimGroup['kind'];
export type BulkResults = Schemas['BulkResultsDto'];
export type Leg = Schemas['LegDto'];
export type LegList = Schemas['LegListDto'];
export type LegHistory = Schemas['LegHistoryDto'];
export type LegPayment = Schemas['LegPaymentDto'];
export type LegFunder = Leg['funder'];
export type PayeeAccount = Schemas['PayeeAccountDto'];
export type PayeeAccounts = Schemas['PayeeAccountListDto'];
export type Arrears = Schemas['ArrearsDto'];
export type ArrearsRow = Schemas['ArrearsRowDto'];
export type ClawbackList = Schemas['ClawbackListDto'];
export type ClawbackRow = Schemas['ClawbackRowDto'];
export type Clawback = Schemas['ClawbackDto'];
export type Budget = Schemas['BudgetDto'];
export type BudgetList = Schemas['BudgetListDto'];

import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

/** The answers about the books, as the api's document declares them. */
export type Chart = Schemas['ChartDto'];
export type TrialBalance = Schemas['TrialBalanceDto'];
export type TrialBalanceBook = Schemas['TrialBalanceBookDto'];
export type AccountBalanceList = Schemas['AccountBalanceListDto'];
export type LedgerAccount = Schemas['LedgerAccountDto'];
export type Statement = Schemas['StatementDto'];
export type Entry = Schemas['EntryDto'];
export type FacilitySheet = Schemas['FacilitySheetDto'];
export type MonthDays = Schemas['MonthDaysDto'];
export type DayMeals = Schemas['DayMealsDto'];
export type DayMeal = Schemas['DayMealDto'];
export type Corrected = Schemas['CorrectedDto'];
export type CorrectionProposal = Schemas['CorrectionProposalDto'];
export type ProposalList = Schemas['ProposalListDto'];
export type CorrectionLimits = Schemas['CorrectionLimitsDto'];
export type Period = Schemas['PeriodDto'];
export type PeriodList = Schemas['PeriodListDto'];
export type PeriodAction = Schemas['ChangePeriodDto']['action'];

import {
  CorrectPrices1764002250000,
  CreateCanteen1764000500000,
  CountMealsOverEntries1764100420000,
  CreateMeals1764000600000,
  OpenAuditReads1764001900000,
  PlanMenus1764002240000,
  ScheduleDaySummaries1764000730000,
} from '@nuancan/canteen';
import {
  AddLoginSteps1764002030000,
  AddTotp1764002020000,
  CreateIdentity1764000100000,
  KeepPasswords1764002000000,
  ListSessions1764002010000,
  OpenSessions1764000700000,
} from '@nuancan/identity';
import { CreateImports1764100610000, KeepImportOutcomes1764100650000 } from '@nuancan/imports';
import {
  AddScheduleTicks1764000720000,
  AuditInsertsAtOnce1764100600000,
  CreatePlatform1764000000000,
  IndexDeadOutboxRows1764002100000,
} from '@nuancan/platform';
import {
  AddLicences1764002230000,
  AddOpeningTimes1764002210000,
  AddSupplies1764002200000,
  CreateMealPoint1764000300000,
  KeepFacilityStates1764002220000,
  TakeOverFacilities1764100660000,
} from '@nuancan/meal-point';
import {
  AddDinerLookUps1764000710000,
  AddImportLookUps1764100620000,
  AuditListsAtOnce1764100630000,
  CreateRegistry1764000200000,
  ExtendResidents1764000705000,
  SearchResidents1764100100000,
  AddCategoryApplications1764100200000,
  DisclosePersonalData1764100300000,
  MergeResidents1764100400000,
  EraseResidents1764100500000,
  GuardErasures1764100700000,
  ImportOverEntries1764100640000,
} from '@nuancan/registry';
import { CountQuotasOverEntries1764100410000, CreateSubsidy1764000400000 } from '@nuancan/subsidy';
import type { MigrationInterface } from 'typeorm';

/** Every migration of every lib; they run in the order of their timestamps. */
export const ALL_MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  CreatePlatform1764000000000,
  CreateIdentity1764000100000,
  CreateRegistry1764000200000,
  CreateMealPoint1764000300000,
  CreateSubsidy1764000400000,
  CreateCanteen1764000500000,
  CreateMeals1764000600000,
  OpenSessions1764000700000,
  ExtendResidents1764000705000,
  AddDinerLookUps1764000710000,
  AddScheduleTicks1764000720000,
  ScheduleDaySummaries1764000730000,
  OpenAuditReads1764001900000,
  KeepPasswords1764002000000,
  ListSessions1764002010000,
  AddTotp1764002020000,
  AddLoginSteps1764002030000,
  IndexDeadOutboxRows1764002100000,
  AddSupplies1764002200000,
  AddOpeningTimes1764002210000,
  KeepFacilityStates1764002220000,
  AddLicences1764002230000,
  PlanMenus1764002240000,
  CorrectPrices1764002250000,
  SearchResidents1764100100000,
  AddCategoryApplications1764100200000,
  DisclosePersonalData1764100300000,
  MergeResidents1764100400000,
  CountQuotasOverEntries1764100410000,
  CountMealsOverEntries1764100420000,
  EraseResidents1764100500000,
  AuditInsertsAtOnce1764100600000,
  CreateImports1764100610000,
  AddImportLookUps1764100620000,
  AuditListsAtOnce1764100630000,
  ImportOverEntries1764100640000,
<<<<<<< HEAD
  GuardErasures1764100700000,
=======
  KeepImportOutcomes1764100650000,
  TakeOverFacilities1764100660000,
>>>>>>> c387ca601c6e251b5016f9db8e8b0682fd43a057
];

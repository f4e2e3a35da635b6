import { Module } from '@nestjs/common';
import { CoverageModule, RunWaysModule } from '@nuancan/coverage';
import { CanteenModule, GardenImportsModule } from '@nuancan/canteen';
import { DonationModule } from '@nuancan/donation';
import { FamilyModule } from '@nuancan/family';
import { IdentityModule } from '@nuancan/identity';
import { ImportsModule } from '@nuancan/imports';
import { LedgerModule } from '@nuancan/ledger';
import { MessagingModule } from '@nuancan/messaging';
import { MealPointImportsModule, MealPointModule } from '@nuancan/meal-point';
import { OperationsModule } from '@nuancan/operations';
import { ConfigurationModule, DatabaseModule, FileStoreModule, HealthModule, VaultModule } from '@nuancan/platform';
import { CheckModule, ReconciliationImportsModule, ReconciliationModule } from '@nuancan/reconciliation';
import { RegistryImportsModule, RegistryModule } from '@nuancan/registry';
import { SubsidyModule } from '@nuancan/subsidy';
import { DeliveryModule } from '@nuancan/delivery';
import { OversightModule } from '@nuancan/oversight';
import { VolunteeringModule } from '@nuancan/volunteering';
import { WelfareModule } from '@nuancan/welfare';
import { ALL_MIGRATIONS } from '../../cli/src/migrate/all-migrations.js';

/** Composes the features; holds no rule of its own. */
@Module({
  imports: [
    ConfigurationModule,
    DatabaseModule,
    VaultModule,
    FileStoreModule,
    HealthModule.for(ALL_MIGRATIONS),
    IdentityModule,
    OperationsModule,
    MessagingModule,
    RegistryModule,
    LedgerModule,
    MealPointModule,
    SubsidyModule,
    DonationModule,
    VolunteeringModule,
    OversightModule,
    CanteenModule,
    DeliveryModule,
    WelfareModule,
    FamilyModule,
    CoverageModule,
    RunWaysModule,
    ReconciliationModule,
    CheckModule,
    ImportsModule,
    RegistryImportsModule,
    ReconciliationImportsModule,
    MealPointImportsModule,
    GardenImportsModule,
  ],
})
export class ApiModule {}

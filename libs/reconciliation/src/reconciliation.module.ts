import { MealPointModule } from '@nuancan/meal-point';
import { Module } from '@nestjs/common';
import { LedgerModule } from '@nuancan/ledger';
import { BudgetController } from './budget/budget.controller.js';
import { PolicyForecastController } from './budget/policy-forecast.controller.js';
import { PolicyForecastService } from './budget/policy-forecast.service.js';
import { BudgetService } from './budget/budget.service.js';
import { CheckModule } from './check.module.js';
import { ClaimReader } from './claim/claim-reader.js';
import { ClaimController } from './claim/claim.controller.js';
import { ClaimService } from './claim/claim.service.js';
import { PapersModule } from './export/papers.module.js';
import { LateMealController } from './late-meal/late-meal.controller.js';
import { LateMealService } from './late-meal/late-meal.service.js';
import { ClawbackController } from './clawback/clawback.controller.js';
import { ClawbackService } from './clawback/clawback.service.js';
import { GrantController } from './grant/grant.controller.js';
import { GrantPaymentService } from './grant/grant-payment.service.js';
import { GrantRuleService } from './grant/grant-rule.service.js';
import { GrantService } from './grant/grant.service.js';
import { PayeeAccountController } from './payee/payee-account.controller.js';
import { PayeeAccountService } from './payee/payee-account.service.js';
import { LegController } from './leg/leg.controller.js';
import { LegService } from './leg/leg.service.js';

/** 对账: claims and what is paid of them. */
@Module({
  imports: [MealPointModule, LedgerModule, CheckModule, PapersModule],
  controllers: [
    ClaimController,
    LateMealController,
    LegController,
    PayeeAccountController,
    BudgetController,
    PolicyForecastController,
    ClawbackController,
    GrantController,
  ],
  providers: [
    ClaimReader,
    ClaimService,
    LateMealService,
    PayeeAccountService,
    LegService,
    BudgetService,
    PolicyForecastService,
    ClawbackService,
    GrantRuleService,
    GrantService,
    GrantPaymentService,
  ],
  exports: [ClaimReader, ClaimService, LegService],
})
export class ReconciliationModule {}

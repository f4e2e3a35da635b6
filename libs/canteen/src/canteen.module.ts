import { Module } from '@nestjs/common';
import { LedgerModule } from '@nuancan/ledger';
import { RegistryModule } from '@nuancan/registry';
import { SubsidyModule } from '@nuancan/subsidy';
import { CostCardController } from './cost-card/cost-card.controller.js';
import { CostCardService } from './cost-card/cost-card.service.js';
import { CounterController } from './counter/counter.controller.js';
import { CounterService } from './counter/counter.service.js';
import { DayCloseModule } from './day-close/day-close.module.js';
import { DaySummaryModule } from './day-summary/day-summary.module.js';
import { FiveOnesDayController } from './five-ones-day/five-ones-day.controller.js';
import { FiveOnesDayService } from './five-ones-day/five-ones-day.service.js';
import { ForecastModule } from './forecast/forecast.module.js';
import { GardenModule } from './garden/garden.module.js';
import { MenuDayController } from './menu/menu-day.controller.js';
import { MenuDayService } from './menu/menu-day.service.js';
import { PublicMenuController } from './menu/public-menu.controller.js';
import { PublicMenuService } from './menu/public-menu.service.js';
import { MealRecords } from './meal-records/meal-records.js';
import { MenuController } from './menu/menu.controller.js';
import { MenuService } from './menu/menu.service.js';
import { DueAtDoor } from './counter/due-at-door.js';
import { DeliveredMeals } from './meal/delivered-meals.js';
import { MealQueryService } from './meal/meal-query.service.js';
import { MealRecorder } from './meal/meal-recorder.js';
import { MealVoidService } from './meal/meal-void.service.js';
import { MealController } from './meal/meal.controller.js';
import { MealService } from './meal/meal.service.js';
import { ProductionModule } from './production/production.module.js';
import { ReplayModule } from './replay/replay.module.js';
import { VoucherLookupController } from './voucher/voucher-lookup.controller.js';
import { VoucherLookupService } from './voucher/voucher-lookup.service.js';
import { VoucherRecords } from './voucher/voucher-records.js';
import { WalletModule } from './wallet/wallet.module.js';

/** 食堂: the counter, meals and the day's five ones. */
@Module({
  imports: [
    LedgerModule,
    RegistryModule,
    SubsidyModule,
    DaySummaryModule,
    DayCloseModule,
    ReplayModule,
    WalletModule,
    ProductionModule,
    ForecastModule,
    GardenModule,
  ],
  controllers: [
    CounterController,
    MealController,
    FiveOnesDayController,
    MenuController,
    MenuDayController,
    PublicMenuController,
    CostCardController,
    VoucherLookupController,
  ],
  providers: [
    CounterService,
    MealService,
    MealRecorder,
    DeliveredMeals,
    DueAtDoor,
    MealVoidService,
    MealQueryService,
    FiveOnesDayService,
    MenuService,
    MenuDayService,
    PublicMenuService,
    CostCardService,
    VoucherLookupService,
    VoucherRecords,
    MealRecords,
  ],
  exports: [MealService, DeliveredMeals, DueAtDoor],
})
export class CanteenModule {}

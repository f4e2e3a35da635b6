import { Module } from '@nestjs/common';
import { CanteenModule } from '@nuancan/canteen';
import { MealPointModule } from '@nuancan/meal-point';
import { OutboxModule } from '@nuancan/platform';
import { RegistryModule } from '@nuancan/registry';
import { ClosureController } from './closure/closure.controller.js';
import { ClosureService } from './closure/closure.service.js';
import { KitchenSheetController } from './kitchen-sheet/kitchen-sheet.controller.js';
import { KitchenSheetService } from './kitchen-sheet/kitchen-sheet.service.js';
import { OutcomeModule } from './outcome/outcome.module.js';
import { OrderController } from './order/order.controller.js';
import { OrderRecords } from './order/order-records.js';
import { OrderService } from './order/order.service.js';
import { DeliveryRuleController } from './rule/delivery-rule.controller.js';
import { DeliveryRuleService } from './rule/delivery-rule.service.js';
import { CARRYING } from './run/carrying.js';
import { OwnAbsenceService } from './run/own-absence.service.js';
import { OwnRoutesController } from './run/own-routes.controller.js';
import { OwnRoutesService } from './run/own-routes.service.js';
import { RunChangesController } from './run/run-changes.controller.js';
import { RunChangesService } from './run/run-changes.service.js';
import { RunController } from './run/run.controller.js';
import { RunService } from './run/run.service.js';
import { StandingOrderController } from './standing-order/standing-order.controller.js';
import { StandingOrderService } from './standing-order/standing-order.service.js';

/** 送餐入户: what is ordered, when it is fixed, and what the kitchen cooks of it. */
@Module({
  imports: [RegistryModule, MealPointModule, OutboxModule, CanteenModule, OutcomeModule],
  controllers: [
    DeliveryRuleController,
    StandingOrderController,
    OrderController,
    ClosureController,
    KitchenSheetController,
    RunController,
    RunChangesController,
    OwnRoutesController,
  ],
  providers: [
    DeliveryRuleService,
    StandingOrderService,
    OrderService,
    ClosureService,
    KitchenSheetService,
    OrderRecords,
    RunService,
    RunChangesService,
    OwnRoutesService,
    OwnAbsenceService,
    ...CARRYING,
  ],
})
export class DeliveryModule {}

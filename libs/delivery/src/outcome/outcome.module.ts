import { Module } from '@nestjs/common';
import { CanteenModule } from '@nuancan/canteen';
import { DispatchService } from './dispatch.service.js';
import { OutcomeController } from './outcome.controller.js';
import { OutcomeService } from './outcome.service.js';

/** Routes that leave, and what becomes of orders. */
@Module({ imports: [CanteenModule], controllers: [OutcomeController], providers: [OutcomeService, DispatchService] })
export class OutcomeModule {}

import { Module } from '@nestjs/common';
import { CanteenModule } from '@nuancan/canteen';
import { PhotoController } from '../photo/photo.controller.js';
import { PhotoService } from '../photo/photo.service.js';
import { DispatchService } from './dispatch.service.js';
import { OutcomeController } from './outcome.controller.js';
import { OutcomeService } from './outcome.service.js';

/** Routes that leave, and what becomes of orders. */
@Module({
  imports: [CanteenModule],
  controllers: [OutcomeController, PhotoController],
  providers: [OutcomeService, DispatchService, PhotoService],
})
export class OutcomeModule {}

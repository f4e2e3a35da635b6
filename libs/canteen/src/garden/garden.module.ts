import { Module } from '@nestjs/common';
import { LedgerModule } from '@nuancan/ledger';
import { GardenBoardService } from './garden-board.service.js';
import { GardenController } from './garden.controller.js';
import { LotController } from './lot.controller.js';
import { LotService } from './lot.service.js';
import { PhotoService } from './photo.service.js';
import { PlotService } from './plot.service.js';
import { PriceController } from './price.controller.js';
import { PriceService } from './price.service.js';
import { TransferService } from './transfer.service.js';

/** Gardens and donated goods. */
@Module({
  imports: [LedgerModule],
  controllers: [GardenController, LotController, PriceController],
  providers: [GardenBoardService, LotService, PhotoService, PlotService, PriceService, TransferService],
})
export class GardenModule {}

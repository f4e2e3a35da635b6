import { Module } from '@nestjs/common';
import { CoverageController } from './coverage.controller.js';
import { FigureService } from './figure/figure.service.js';
import { ActiveNetwork } from './load/active-network.js';
import { NetworkController } from './network/network.controller.js';
import { NetworkService } from './network/network.service.js';
import { WhatIfService } from './what-if/what-if.service.js';

/** 15分钟助餐一张图: the walking network, who reaches a meal on foot, and what a change would do. */
@Module({
  controllers: [CoverageController, NetworkController],
  providers: [ActiveNetwork, NetworkService, FigureService, WhatIfService],
  exports: [ActiveNetwork],
})
export class CoverageModule {}

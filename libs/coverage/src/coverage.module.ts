import { Module } from '@nestjs/common';
import { ActiveNetwork } from './load/active-network.js';
import { NetworkController } from './network/network.controller.js';
import { NetworkService } from './network/network.service.js';

/** 15分钟助餐一张图: the walking network, who reaches a meal on foot, and what a change would do. */
@Module({
  controllers: [NetworkController],
  providers: [ActiveNetwork, NetworkService],
  exports: [ActiveNetwork],
})
export class CoverageModule {}

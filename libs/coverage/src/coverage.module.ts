import { Module } from '@nestjs/common';
import { CoverageController } from './coverage.controller.js';
import { CoverageExportController } from './export/coverage-export.controller.js';
import { CoverageExportService } from './export/coverage-export.service.js';
import { FigureService } from './figure/figure.service.js';
import { MonthController } from './figure/month.controller.js';
import { MonthService } from './figure/month.service.js';
import { ActiveNetwork } from './load/active-network.js';
import { NetworkController } from './network/network.controller.js';
import { NetworkService } from './network/network.service.js';
import { ScenarioController } from './scenario/scenario.controller.js';
import { ScenarioService } from './scenario/scenario.service.js';
import { SitingController } from './siting/siting.controller.js';
import { SitingService } from './siting/siting.service.js';
import { PublicMapController } from './public-map/public-map.controller.js';
import { PublicMaps } from './public-map/public-maps.js';
import { MapTiles } from './tile/map-tiles.js';
import { TileController } from './tile/tile.controller.js';
import { StreetChangesController } from './what-if/street-changes.controller.js';
import { StreetChanges } from './what-if/street-changes.js';
import { WhatIfService } from './what-if/what-if.service.js';

/** 15分钟助餐一张图: the walking network, who reaches a meal on foot, and what a change would do. */
@Module({
  controllers: [
    ...[CoverageController, MonthController, NetworkController, ScenarioController, SitingController],
    ...[TileController, PublicMapController, CoverageExportController],
    StreetChangesController,
  ],
  providers: [
    ...[ActiveNetwork, NetworkService, FigureService, MonthService, WhatIfService, ScenarioService, SitingService],
    ...[MapTiles, PublicMaps, CoverageExportService],
    StreetChanges,
  ],
  exports: [ActiveNetwork],
})
export class CoverageModule {}

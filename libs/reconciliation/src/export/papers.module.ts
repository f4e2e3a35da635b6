import { Module } from '@nestjs/common';
import { ClaimReader } from '../claim/claim-reader.js';
import { VillageListController } from '../disclosure-list/village-list.controller.js';
import { VillageListService } from '../disclosure-list/village-list.service.js';
import { GrantExportController } from '../grant/grant-export.controller.js';
import { GrantExportService } from '../grant/grant-export.service.js';
import { ClaimExportController } from './claim-export.controller.js';
import { ClaimExportService } from './claim-export.service.js';
import { ExportDesk } from './export-desk.js';
import { RollUpController } from './roll-up.controller.js';
import { RollUpService } from './roll-up.service.js';
import { TraceController } from '../trace/trace.controller.js';
import { TraceService } from '../trace/trace.service.js';
import { VerificationService } from '../trace/verification.service.js';

/** What is handed over of claims: statements, roll-ups, public lists, and the trace that proves them. Reads only. */
@Module({
  controllers: [RollUpController, ClaimExportController, VillageListController, TraceController, GrantExportController],
  providers: [
    ...[ClaimReader, ExportDesk, ClaimExportService, RollUpService],
    ...[VillageListService, TraceService, VerificationService, GrantExportService],
  ],
})
export class PapersModule {}

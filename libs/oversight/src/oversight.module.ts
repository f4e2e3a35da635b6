import { Module } from '@nestjs/common';
import { ComplaintDeadlineService } from './complaint/complaint-deadline.service.js';
import { ComplaintStatisticsService } from './complaint/complaint-statistics.service.js';
import { ComplaintController } from './complaint/complaint.controller.js';
import { ComplaintService } from './complaint/complaint.service.js';
import { DeadlineController } from './deadline/deadline.controller.js';
import { DeadlineService } from './deadline/deadline.service.js';
import { InspectionFindingController } from './finding/inspection-finding.controller.js';
import { InspectionFindingService } from './finding/inspection-finding.service.js';
import { ChecklistService } from './inspection/checklist.service.js';
import { InspectionController } from './inspection/inspection.controller.js';
import { InspectionService } from './inspection/inspection.service.js';

/** 督导与投诉: inspections with their findings, and complaints, each with its deadline. */
@Module({
  controllers: [InspectionController, InspectionFindingController, ComplaintController, DeadlineController],
  providers: [
    InspectionService,
    ChecklistService,
    InspectionFindingService,
    ComplaintService,
    ComplaintDeadlineService,
    ComplaintStatisticsService,
    DeadlineService,
  ],
})
export class OversightModule {}

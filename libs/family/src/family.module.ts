import { Module } from '@nestjs/common';
import { RegistryModule } from '@nuancan/registry';
import { ConsentController } from './consent/consent.controller.js';
import { ConsentService } from './consent/consent.service.js';
import { FamilyRecords } from './consent/family-records.js';
import { FamilyPageController } from './page/family-page.controller.js';
import { FamilyPageService } from './page/family-page.service.js';
import { RequestController } from './request/request.controller.js';
import { RequestService } from './request/request.service.js';

/** 家属: what an elder lets their family see, and what the family asks for. */
@Module({
  imports: [RegistryModule],
  controllers: [ConsentController, FamilyPageController, RequestController],
  providers: [ConsentService, FamilyRecords, FamilyPageService, RequestService],
})
export class FamilyModule {}

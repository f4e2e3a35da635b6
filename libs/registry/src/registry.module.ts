import { Module } from '@nestjs/common';
import { ResidentAddressController } from './address/resident-address.controller.js';
import { ResidentAddressService } from './address/resident-address.service.js';
import { ApplicationFileController } from './category-application/application-file.controller.js';
import { ApplicationFileService } from './category-application/application-file.service.js';
import { CategoryApplicationController } from './category-application/category-application.controller.js';
import { CategoryApplicationService } from './category-application/category-application.service.js';
import { DatedFactController } from './dated-fact/dated-fact.controller.js';
import { DatedFactService } from './dated-fact/dated-fact.service.js';
import { DinerFactsReader } from './diner/diner-facts-reader.js';
import { KnownFactsReader } from './diner/known-facts.js';
import { DinerSearch } from './diner/diner-search.js';
import { DisclosureController } from './disclosure/disclosure.controller.js';
import { DisclosureService } from './disclosure/disclosure.service.js';
import { DivisionController } from './division/division.controller.js';
import { DivisionService } from './division/division.service.js';
import { ErasureController } from './erasure/erasure.controller.js';
import { ErasureService } from './erasure/erasure.service.js';
import { PersonRecords } from './export/person-records.js';
import { ResidentExportController } from './export/resident-export.controller.js';
import { ResidentExportService } from './export/resident-export.service.js';
import { IdentityNumberController } from './identity-number/identity-number.controller.js';
import { IdentityNumberService } from './identity-number/identity-number.service.js';
import { ResidentMergeController } from './merge/resident-merge.controller.js';
import { ResidentMergeService } from './merge/resident-merge.service.js';
import { OrganisationController } from './organisation/organisation.controller.js';
import { OrganisationService } from './organisation/organisation.service.js';
import { ResidentList } from './resident/resident-list.js';
import { ResidentController } from './resident/resident.controller.js';
import { ResidentService } from './resident/resident.service.js';

/** Who lives here, where, and what entitles them to a meal. */
@Module({
  controllers: [
    DivisionController,
    OrganisationController,
    ResidentController,
    DatedFactController,
    ResidentAddressController,
    IdentityNumberController,
    CategoryApplicationController,
    ApplicationFileController,
    DisclosureController,
    ResidentMergeController,
    ErasureController,
    ResidentExportController,
  ],
  providers: [
    DivisionService,
    OrganisationService,
    ResidentList,
    ResidentService,
    DatedFactService,
    ResidentAddressService,
    IdentityNumberService,
    CategoryApplicationService,
    ApplicationFileService,
    DisclosureService,
    ResidentMergeService,
    ErasureService,
    PersonRecords,
    ResidentExportService,
    DinerSearch,
    DinerFactsReader,
    KnownFactsReader,
  ],
  exports: [DinerSearch, DinerFactsReader, KnownFactsReader, PersonRecords],
})
export class RegistryModule {}

import { Module } from '@nestjs/common';
import { DatedFactController } from './dated-fact/dated-fact.controller.js';
import { DatedFactService } from './dated-fact/dated-fact.service.js';
import { DinerFactsReader } from './diner/diner-facts-reader.js';
import { DinerSearch } from './diner/diner-search.js';
import { DivisionController } from './division/division.controller.js';
import { DivisionService } from './division/division.service.js';
import { IdentityNumberController } from './identity-number/identity-number.controller.js';
import { IdentityNumberService } from './identity-number/identity-number.service.js';
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
    IdentityNumberController,
  ],
  providers: [
    DivisionService,
    OrganisationService,
    ResidentList,
    ResidentService,
    DatedFactService,
    IdentityNumberService,
    DinerSearch,
    DinerFactsReader,
  ],
  exports: [DinerSearch, DinerFactsReader],
})
export class RegistryModule {}

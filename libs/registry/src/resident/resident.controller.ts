import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';
import { ResidentList } from './resident-list.js';
import {
  CorrectResidentDto,
  CreateResidentDto,
  ResidentDto,
  ResidentListDto,
  ResidentQueryDto,
  ResidentSearchDto,
} from './resident.dto.js';
import { ResidentService } from './resident.service.js';

/** Residents within the scope of whoever asks. */
@ApiTags('registry')
@Controller('v1/residents')
export class ResidentController {
  constructor(
    private readonly list: ResidentList,
    private readonly residents: ResidentService,
  ) {}

  /** Lists residents by pinyin; an operator sees the own town only. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  async page(@CurrentScope() scope: Scope, @Query() query: ResidentQueryDto): Promise<ResidentListDto> {
    return this.list.page(scope, query);
  }

  /**
   * Finds residents of the scope by name, pinyin, card, phone or identity number. The text travels in the body, so that
   * it never stands in a log.
   */
  @Post('search')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  async search(@CurrentScope() scope: Scope, @Body() search: ResidentSearchDto): Promise<ResidentListDto> {
    return this.list.page(scope, { ...search, limit: search.limit ?? 50 });
  }

  /** One resident with all dated facts. */
  @Get(':id')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [RegistryErrors.RESIDENT_NOT_FOUND.code] })
  async get(@CurrentScope() scope: Scope, @Param('id', ParseUUIDPipe) id: string): Promise<ResidentDto> {
    return this.residents.get(scope, id);
  }

  /** Enters a resident. */
  @Post()
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    403: [RegistryErrors.TOWN_NOT_IN_SCOPE.code],
    409: [
      RegistryErrors.RESIDENT_LIKELY_PRESENT.code,
      RegistryErrors.RESIDENT_ID_TAKEN.code,
      RegistryErrors.RESIDENTS_IMPORT_UNDER_WAY.code,
    ],
    422: [RegistryErrors.VILLAGE_NOT_OF_TOWN.code, RegistryErrors.BIRTH_DATE_UNLIKELY.code],
  })
  async create(@CurrentScope() scope: Scope, @Body() draft: CreateResidentDto): Promise<ResidentDto> {
    return this.residents.create(scope, draft);
  }

  /** Corrects what is not dated: village, living alone, diet, phone. */
  @Patch(':id')
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [RegistryErrors.RESIDENT_NOT_FOUND.code],
    409: [RegistryErrors.RESIDENT_MERGED.code, RegistryErrors.RESIDENT_ERASED.code],
    422: [RegistryErrors.VILLAGE_NOT_OF_TOWN.code],
  })
  async correct(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() correction: CorrectResidentDto,
  ): Promise<ResidentDto> {
    return this.residents.correct(scope, id, correction);
  }
}

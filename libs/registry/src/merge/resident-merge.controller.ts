import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';
import { MergeDto, ResidentMergeListDto, UndoMergeDto } from './resident-merge.dto.js';
import { ResidentMergeService } from './resident-merge.service.js';

/** Duplicates of an entry. */
@ApiTags('registry')
@Controller('v1/residents/:residentId/merges')
export class ResidentMergeController {
  constructor(private readonly merges: ResidentMergeService) {}

  /** Duplicates that this entry took in, undone ones too. */
  @Get()
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [RegistryErrors.RESIDENT_NOT_FOUND.code] })
  async list(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
  ): Promise<ResidentMergeListDto> {
    return this.merges.list(scope, residentId);
  }

  /** Takes a duplicate in: look-ups, facts and limits read both from now on. */
  @Post()
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [RegistryErrors.RESIDENT_NOT_FOUND.code],
    409: [
      RegistryErrors.MERGE_CHAIN.code,
      RegistryErrors.MERGE_DIFFERS.code,
      RegistryErrors.MERGE_IDENTITY_NUMBERS.code,
      RegistryErrors.MERGE_DEATHS.code,
    ],
    422: [RegistryErrors.MERGE_OF_ITSELF.code],
  })
  async merge(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Body() asked: MergeDto,
  ): Promise<ResidentMergeListDto> {
    return this.merges.merge(scope, residentId, asked);
  }

  /** Undoes a merge: both entries are as they were. */
  @Post('undo')
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [RegistryErrors.RESIDENT_NOT_FOUND.code],
    409: [
      RegistryErrors.MERGE_NOT_FOUND.code,
      RegistryErrors.MERGE_MONEY_SPENT.code,
      RegistryErrors.RESIDENT_ERASED.code,
    ],
  })
  async undo(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Body() asked: UndoMergeDto,
  ): Promise<ResidentMergeListDto> {
    return this.merges.undo(scope, residentId, asked);
  }
}

import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { fileContent, handedOver } from './exported-file.js';
import { RollUpDto, RollUpQueryDto } from './roll-up.dto.js';
import { RollUpService } from './roll-up.service.js';

@ApiTags('claims')
@Controller('v1/claims/roll-up')
export class RollUpController {
  constructor(private readonly rollUps: RollUpService) {}

  /** A month's claims by town and facility: state, meals, claimed, disallowed, adjusted, approved, paid, outstanding. */
  @Get()
  @Roles('town_official', 'district_official', 'auditor')
  @ApiExtraModels(RollUpDto)
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(RollUpDto) } },
      ...fileContent(['xlsx', 'pdf']),
    },
  })
  @ApiProblems({ 400: ['REQUEST.INVALID'], 503: ['EXPORT.BUSY'] })
  async rollUp(
    @CurrentScope() scope: Scope,
    @Query() { month, format }: RollUpQueryDto,
  ): Promise<RollUpDto | StreamableFile> {
    if (format === 'json') return this.rollUps.rollUp(scope, month);
    return handedOver(await this.rollUps.file(scope, month, format), `roll-up-${month}`);
  }
}

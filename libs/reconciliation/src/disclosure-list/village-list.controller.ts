import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { fileContent, handedOver } from '../export/exported-file.js';
import { VillageDisclosureDto, VillageListQueryDto } from './village-list.dto.js';
import { VillageListService } from './village-list.service.js';

@ApiTags('disclosures')
@Controller('v1/disclosures')
export class VillageListController {
  constructor(private readonly lists: VillageListService) {}

  /** 公示: a village's people and the subsidies of their meals in approved claims of a month; names masked, to be printed. */
  @Get()
  @Roles('town_official', 'district_official', 'auditor')
  @ApiExtraModels(VillageDisclosureDto)
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(VillageDisclosureDto) } },
      ...fileContent(['xlsx', 'pdf']),
    },
  })
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: ['VILLAGE_LIST.VILLAGE_NOT_FOUND'], 503: ['EXPORT.BUSY'] })
  async list(
    @CurrentScope() scope: Scope,
    @Query() { month, villageCode, format }: VillageListQueryDto,
  ): Promise<VillageDisclosureDto | StreamableFile> {
    if (format === 'json') return this.lists.list(scope, villageCode, month);
    return handedOver(
      await this.lists.file(scope, { villageCode, month, format }),
      `disclosure-${villageCode}-${month}`,
    );
  }
}

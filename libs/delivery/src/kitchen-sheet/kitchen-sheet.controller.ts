import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DeliveryErrors as Errors } from '../delivery.errors.js';
import { KitchenSheetDto, KitchenSheetQueryDto } from './kitchen-sheet.dto.js';
import { KitchenSheetService } from './kitchen-sheet.service.js';

/** What a kitchen cooks and packs for delivery. */
@ApiTags('delivery')
@Controller('v1/kitchen-sheets')
export class KitchenSheetController {
  constructor(private readonly sheets: KitchenSheetService) {}

  /** Portions by set and by what people do not eat; before the cut-off as they stand now. */
  @Get()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'], 404: [Errors.FACILITY_NOT_IN_SCOPE.code] })
  counts(@CurrentScope() scope: Scope, @Query() query: KitchenSheetQueryDto): Promise<KitchenSheetDto> {
    return this.sheets.counts(scope, query);
  }

  /** Labels for the boxes as PDF, A4 with 24 of 70 by 37 mm; once the orders are frozen. */
  @Get('labels')
  @Roles('operator', 'town_official', 'district_official')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: [Errors.FACILITY_NOT_IN_SCOPE.code],
    409: [Errors.NOT_FROZEN.code],
  })
  async labels(@CurrentScope() scope: Scope, @Query() query: KitchenSheetQueryDto): Promise<StreamableFile> {
    const bytes = await this.sheets.labels(scope, query);
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: `attachment; filename="labels-${query.businessDate}-${query.slot}.pdf"`,
      length: bytes.length,
    });
  }
}

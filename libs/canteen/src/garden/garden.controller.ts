import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { versionOf } from '@nuancan/meal-point';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { GardenBoardDto, GardenForecastDto, TownGardensDto } from './garden-board.dto.js';
import { GardenBoardService } from './garden-board.service.js';
import { GardenEntryDto } from './lot.dto.js';
import { AddPlotDto, EditPlotDto, GardenQueryDto, GardenSpanDto, PlotDto } from './plot.dto.js';
import { PlotService } from './plot.service.js';
import { TransferService } from './transfer.service.js';

const WRITERS = ['operator', 'town_official', 'district_official'] as const;
const READERS = [...WRITERS, 'auditor'] as const;
const OUT_OF_SCOPE = 'DAY.FACILITY_NOT_IN_SCOPE';

/** Gardens and stores: plots, what lies there, what is under way and what may come. */
@ApiTags('garden')
@Controller('v1/garden')
export class GardenController {
  constructor(
    private readonly boards: GardenBoardService,
    private readonly plots: PlotService,
    private readonly transfers: TransferService,
  ) {}

  /** What lies in a facility's store, its plots, the crops with a reference price, and what is under way. */
  @Get()
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: [OUT_OF_SCOPE] })
  board(@CurrentScope() scope: Scope, @Query() query: GardenQueryDto): Promise<GardenBoardDto> {
    return this.boards.board(scope, query);
  }

  /** What the garden may bring in the coming three times ten days, by crop, from its own lots of earlier years and weeks. */
  @Get('forecast')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: [OUT_OF_SCOPE] })
  forecast(@CurrentScope() scope: Scope, @Query() query: GardenQueryDto): Promise<GardenForecastDto> {
    return this.boards.forecast(scope, query);
  }

  /** Stock now, harvest, use and loss of some days, by town and crop. */
  @Get('towns')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'] })
  towns(@CurrentScope() scope: Scope, @Query() query: GardenSpanDto): Promise<TownGardensDto> {
    return this.boards.towns(scope, query);
  }

  /** Enters a plot of a facility or of a village. */
  @Post('plots')
  @Roles(...WRITERS)
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: [OUT_OF_SCOPE, 'GARDEN.PLOT_NOT_FOUND'],
    409: ['GARDEN.PLOT_NAME_TAKEN'],
    422: ['GARDEN.PLACE_MISSING'],
  })
  addPlot(@CurrentScope() scope: Scope, @Body() draft: AddPlotDto): Promise<PlotDto> {
    return this.plots.add(scope, draft);
  }

  /** Changes or ends a plot; `If-Match` names the version the edit is based on. */
  @Patch('plots/:plotId')
  @Roles(...WRITERS)
  @ApiHeader({ name: 'if-match', required: true, description: 'The version of the plot, e.g. "3".' })
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: ['GARDEN.PLOT_NOT_FOUND'],
    409: ['GARDEN.PLOT_NAME_TAKEN'],
    412: ['GARDEN.PLOT_CHANGED', 'MEAL_POINT.CHANGED_MEANWHILE'],
    428: ['MEAL_POINT.VERSION_NEEDED'],
  })
  editPlot(
    @CurrentScope() scope: Scope,
    @Param('plotId', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() edit: EditPlotDto,
  ): Promise<PlotDto> {
    return this.plots.edit(scope, { id, version: versionOf(ifMatch), edit });
  }

  /** Accepts what was sent here: a lot of this facility from now on. Asked again, it is answered again. */
  @Post('transfers/:transferId/acceptance')
  @HttpCode(200)
  @Roles(...WRITERS)
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    404: ['GARDEN.TRANSFER_NOT_FOUND'],
    409: ['GARDEN.TRANSFER_ENDED'],
  })
  accept(@CurrentScope() scope: Scope, @Param('transferId', ParseUUIDPipe) id: string): Promise<GardenEntryDto> {
    return this.transfers.end(scope, id, 'accepted');
  }

  /** Calls back what nobody has accepted yet: it lies in its lot again. Asked again, it is answered again. */
  @Post('transfers/:transferId/recall')
  @HttpCode(200)
  @Roles(...WRITERS)
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    404: ['GARDEN.TRANSFER_NOT_FOUND'],
    409: ['GARDEN.TRANSFER_ENDED'],
  })
  recall(@CurrentScope() scope: Scope, @Param('transferId', ParseUUIDPipe) id: string): Promise<GardenEntryDto> {
    return this.transfers.end(scope, id, 'recalled');
  }
}

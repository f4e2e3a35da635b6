import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CoverageErrors } from '../coverage.errors.js';
import { MapTiles } from './map-tiles.js';
import { sendTile } from './send-tile.js';
import { TileParamsDto, TileQueryDto } from './tile.dto.js';

/** 助餐地图: vector tiles of the district in force. */
@ApiTags('coverage')
@Controller('v1/tiles')
export class TileController {
  constructor(private readonly tiles: MapTiles) {}

  /**
   * A Mapbox vector tile. `network` has streets (`kind`; lanes from zoom 12), `reach` what is walked within 15 minutes
   * (`minutes`) and its `outline`, `points` facilities, `clusters` cells of people whom nothing reaches, by head count from
   * five on. 204: nothing is there; 304: it is what `if-none-match` names.
   */
  @Get(':layer/:z/:x/:y')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProduces('application/vnd.mapbox-vector-tile')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiResponse({ status: 204, description: 'Nothing is there' })
  @ApiResponse({ status: 304, description: 'Not changed' })
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: [CoverageErrors.NO_NETWORK.code] })
  async tile(
    @CurrentScope() scope: Scope,
    @Param() params: TileParamsDto,
    @Query() { profile = 'older', facilityId }: TileQueryDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const tile = await this.tiles.tile(scope, { ...params, profile, facilityId });
    sendTile(tile, { request, reply, cache: 'private' });
  }
}

import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@nuancan/identity';
import { ApiProblems, systemScope } from '@nuancan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CoverageErrors } from '../coverage.errors.js';
import { MapTiles } from '../tile/map-tiles.js';
import { sendTile } from '../tile/send-tile.js';
import { PublicTileParamsDto, TileQueryDto } from '../tile/tile.dto.js';
import { PublicMapDto, PublicMapListDto, PublicMapParamsDto } from './public-map.dto.js';
import { PublicMaps } from './public-maps.js';

/** Without an account: where there is a meal, when, and how far it is. Nothing of a person. */
@ApiTags('public')
@Controller('v1/public-maps')
@Public()
export class PublicMapController {
  constructor(
    private readonly maps: PublicMaps,
    private readonly tiles: MapTiles,
  ) {}

  /** The districts that have a map; up to a minute old. */
  @Get()
  @Header('cache-control', 'public, max-age=60')
  list(): Promise<PublicMapListDto> {
    return this.maps.list();
  }

  /** The points of a district with their hours today; up to a minute old. */
  @Get(':districtCode')
  @Header('cache-control', 'public, max-age=60')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: [CoverageErrors.NO_NETWORK.code] })
  map(@Param() { districtCode }: PublicMapParamsDto): Promise<PublicMapDto> {
    return this.maps.map(districtCode);
  }

  /** A Mapbox vector tile of streets, points or what is within 15 minutes of them, as for officials. */
  @Get(':districtCode/tiles/:layer/:z/:x/:y')
  @ApiProduces('application/vnd.mapbox-vector-tile')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiResponse({ status: 204, description: 'Nothing is there' })
  @ApiResponse({ status: 304, description: 'Not changed' })
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: [CoverageErrors.NO_NETWORK.code] })
  async tile(
    @Param() { districtCode, ...place }: PublicTileParamsDto,
    @Query() { profile = 'older', facilityId }: TileQueryDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // Under the system's scope, as nobody asks: the layers hold streets and facilities only.
    const tile = await this.tiles.tile(systemScope(districtCode), { ...place, profile, facilityId });
    sendTile(tile, { request, reply, cache: 'public' });
  }
}

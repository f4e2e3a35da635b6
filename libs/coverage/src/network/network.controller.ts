import { Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, readUpload, uploadedFileName, type Scope } from '@nuancan/platform';
import { NetworkErrors } from '@nuancan/walk-network';
import type { FastifyRequest } from 'fastify';
import { CoverageErrors } from '../coverage.errors.js';
import { NetworkDetailDto, NetworkListDto, NetworkQueryDto, UploadNetworkQueryDto } from './network.dto.js';
import { MOST_NETWORK_BYTES, NetworkService } from './network.service.js';

/** 步行路网: versions of the walking network that coverage is counted over. */
@ApiTags('coverage')
@Controller('v1/coverage/networks')
export class NetworkController {
  constructor(private readonly networks: NetworkService) {}

  /**
   * Sends a file as it is, up to 64 MB: `.osm.pbf`, `.osm` or GeoJSON lines. It is built in the background; ask for the
   * version again until its state is `built` or `failed`.
   */
  @Post()
  @Roles('district_official')
  @HttpCode(202)
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiHeader({ name: 'x-file-name', required: false, description: 'Name of the file, percent-encoded UTF-8' })
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    409: [CoverageErrors.TOO_MANY_OPEN.code],
    413: [CoverageErrors.FILE_TOO_LARGE.code],
    422: [
      CoverageErrors.FILE_EMPTY.code,
      NetworkErrors.COORDINATES_UNDECLARED.code,
      NetworkErrors.COORDINATES_UNKNOWN.code,
    ],
  })
  async upload(
    @CurrentScope() scope: Scope,
    @Query() query: UploadNetworkQueryDto,
    @Headers('x-file-name') fileName: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<NetworkDetailDto> {
    const bytes = await readUpload(request.body, {
      mostBytes: MOST_NETWORK_BYTES,
      tooLarge: () => CoverageErrors.FILE_TOO_LARGE({ megabytes: MOST_NETWORK_BYTES / 1024 / 1024 }),
    });
    const { coordinates, source, barriersBlock } = query;
    return this.networks.upload(scope, {
      fileName: uploadedFileName(fileName),
      bytes,
      coordinates,
      source,
      barriersBlock: barriersBlock === 'true',
    });
  }

  /** Versions of the district, latest first. */
  @Get()
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  async list(@CurrentScope() scope: Scope, @Query() query: NetworkQueryDto): Promise<NetworkListDto> {
    return this.networks.list(scope, query);
  }

  /** One version with its progress, what is odd about the file, and who is not on it. */
  @Get(':networkId')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [CoverageErrors.NETWORK_NOT_FOUND.code] })
  async get(
    @CurrentScope() scope: Scope,
    @Param('networkId', ParseUUIDPipe) networkId: string,
  ): Promise<NetworkDetailDto> {
    return this.networks.get(scope, networkId);
  }

  /**
   * Makes a built version the one that counts: everybody is put onto it and counted in the background, and the version before
   * stays active until then. A retired version is rolled back to in the same way.
   */
  @Post(':networkId/activate')
  @Roles('district_official')
  @HttpCode(202)
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    404: [CoverageErrors.NETWORK_NOT_FOUND.code],
    409: [CoverageErrors.NOT_READY.code, CoverageErrors.ANOTHER_PLACING.code],
  })
  async activate(
    @CurrentScope() scope: Scope,
    @Param('networkId', ParseUUIDPipe) networkId: string,
  ): Promise<NetworkDetailDto> {
    return this.networks.activate(scope, networkId);
  }
}

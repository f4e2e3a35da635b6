import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { PHOTO_MEDIA_TYPES, ApiProblems, type Scope } from '@nuancan/platform';
import { LotPageDto, LotPageQueryDto } from './garden-board.dto.js';
import { GardenBoardService } from './garden-board.service.js';
import {
  CountLotDto,
  GardenEntryDto,
  IssueLotDto,
  LotStoryDto,
  SendLotDto,
  SpoilLotDto,
  WeighLotDto,
} from './lot.dto.js';
import { LotService } from './lot.service.js';
import { PhotoService } from './photo.service.js';
import { TransferService } from './transfer.service.js';

const WRITERS = ['operator', 'town_official', 'district_official'] as const;
const READERS = [...WRITERS, 'auditor'] as const;
const NOT_FOUND = ['GARDEN.LOT_NOT_FOUND'];
const LEFT = ['GARDEN.NOT_ENOUGH', 'GARDEN.CLIENT_ID_CLASH'];

/** Lots of produce and goods and all that moves them. */
@ApiTags('garden')
@Controller('v1/garden/lots')
export class LotController {
  constructor(
    private readonly lots: LotService,
    private readonly boards: GardenBoardService,
    private readonly transfers: TransferService,
    private readonly photos: PhotoService,
  ) {}

  /** Lots of a facility, newest first. */
  @Get()
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: ['DAY.FACILITY_NOT_IN_SCOPE'] })
  page(@CurrentScope() scope: Scope, @Query() query: LotPageQueryDto): Promise<LotPageDto> {
    return this.boards.page(scope, query);
  }

  /** A lot with all that moved it. */
  @Get(':lotId')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: NOT_FOUND })
  story(@CurrentScope() scope: Scope, @Param('lotId', ParseUUIDPipe) lotId: string): Promise<LotStoryDto> {
    return this.boards.story(scope, lotId);
  }

  /** Takes a harvest or donated goods into stock. */
  @Post()
  @Roles(...WRITERS)
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: ['DAY.FACILITY_NOT_IN_SCOPE', 'GARDEN.PLOT_NOT_FOUND'],
    409: ['GARDEN.CLIENT_ID_CLASH', 'GARDEN.GOODS_TAKEN_IN'],
    415: ['GARDEN.PHOTO_TYPE_REFUSED'],
    422: [
      'GARDEN.DATE_OUT_OF_RANGE',
      'GARDEN.GOODS_NOT_FOUND',
      'GARDEN.OTHER_GOODS',
      'GARDEN.MORE_THAN_GIVEN',
      'GARDEN.SHORT_REASON',
    ],
  })
  weigh(@CurrentScope() scope: Scope, @Body() draft: WeighLotDto): Promise<GardenEntryDto> {
    return this.lots.weigh(scope, draft);
  }

  /** Issues to the kitchen: an entry of that day at its reference price, withdrawn like any other until the day closes. */
  @Post(':lotId/issues')
  @Roles(...WRITERS)
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED', 'KERNEL.NOT_A_DATE'],
    404: NOT_FOUND,
    409: [...LEFT, 'DAY.CLOSED', 'DAY.MONTH_CLOSED'],
    422: ['GARDEN.BEFORE_HARVEST', 'GARDEN.NO_PRICE', 'GARDEN.DATE_OUT_OF_RANGE'],
  })
  issue(
    @CurrentScope() scope: Scope,
    @Param('lotId', ParseUUIDPipe) lotId: string,
    @Body() draft: IssueLotDto,
  ): Promise<GardenEntryDto> {
    return this.lots.issue(scope, lotId, draft);
  }

  /** Throws away what became unusable. */
  @Post(':lotId/spoilage')
  @Roles(...WRITERS)
  @ApiProblems({ 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'], 404: NOT_FOUND, 409: LEFT })
  spoil(
    @CurrentScope() scope: Scope,
    @Param('lotId', ParseUUIDPipe) lotId: string,
    @Body() draft: SpoilLotDto,
  ): Promise<GardenEntryDto> {
    return this.lots.spoil(scope, lotId, draft);
  }

  /** Puts the stock right by what was counted. */
  @Post(':lotId/counts')
  @Roles(...WRITERS)
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: NOT_FOUND,
    409: ['GARDEN.CLIENT_ID_CLASH'],
    422: ['GARDEN.NOTHING_TO_CORRECT', 'GARDEN.MORE_THAN_WEIGHED'],
  })
  count(
    @CurrentScope() scope: Scope,
    @Param('lotId', ParseUUIDPipe) lotId: string,
    @Body() draft: CountLotDto,
  ): Promise<GardenEntryDto> {
    return this.lots.count(scope, lotId, draft);
  }

  /** Sends to another facility of the organisation or village, which accepts it. */
  @Post(':lotId/transfers')
  @Roles(...WRITERS)
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: NOT_FOUND,
    409: LEFT,
    422: ['GARDEN.NOT_RELATED'],
  })
  send(
    @CurrentScope() scope: Scope,
    @Param('lotId', ParseUUIDPipe) lotId: string,
    @Body() draft: SendLotDto,
  ): Promise<GardenEntryDto> {
    return this.transfers.send(scope, lotId, draft);
  }

  /** Keeps one photo of a lot, JPEG or PNG of at most 1 MiB: its bytes are the body. Place, time and device are taken out. */
  @Put(':lotId/photo')
  @HttpCode(200)
  @Roles(...WRITERS)
  @ApiConsumes(...PHOTO_MEDIA_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiProblems({
    400: ['REQUEST.MALFORMED', 'GARDEN.PHOTO_MISSING'],
    404: NOT_FOUND,
    409: ['GARDEN.PHOTO_PRESENT'],
    413: ['GARDEN.PHOTO_TOO_LARGE'],
    415: ['GARDEN.PHOTO_TYPE_REFUSED'],
  })
  addPhoto(
    @CurrentScope() scope: Scope,
    @Param('lotId', ParseUUIDPipe) lotId: string,
    @Body() content: unknown,
  ): Promise<GardenEntryDto> {
    return this.photos.add(scope, lotId, content);
  }

  /** The photo of a lot, to be looked at and never run; kept in no cache. */
  @Get(':lotId/photo')
  @Roles(...READERS)
  @Header('content-security-policy', "sandbox; default-src 'none'")
  @Header('cross-origin-resource-policy', 'same-origin')
  @ApiProduces(...PHOTO_MEDIA_TYPES)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [...NOT_FOUND, 'GARDEN.PHOTO_NOT_FOUND'] })
  async photo(@CurrentScope() scope: Scope, @Param('lotId', ParseUUIDPipe) lotId: string): Promise<StreamableFile> {
    const { mediaType, content } = await this.photos.read(scope, lotId);
    const disposition = `inline; filename="lot-${lotId.slice(-8)}.${mediaType === 'image/png' ? 'png' : 'jpg'}"`;
    return new StreamableFile(content, { type: mediaType, disposition, length: content.length });
  }
}

import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Put, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, FileStoreErrors, PHOTO_MEDIA_TYPES, type Scope } from '@nuancan/platform';
import { KeptPhotoDto } from './photo.dto.js';
import { PhotoErrors as Errors } from './photo.errors.js';
import { PhotoService } from './photo.service.js';

const STORE = [FileStoreErrors.UNREACHABLE.code, FileStoreErrors.NO_PLACE.code];

/** Photos of deliveries. */
@ApiTags('delivery')
@Controller('v1')
export class PhotoController {
  constructor(private readonly photos: PhotoService) {}

  /** Keeps the photo that an outcome of one's own names, JPEG or PNG of at most 1 MiB: its bytes are the body. */
  @Put('own-photos/:ownPhotoId')
  @HttpCode(200)
  @Roles('volunteer')
  @ApiConsumes(...PHOTO_MEDIA_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiProblems({
    400: ['REQUEST.MALFORMED', Errors.MISSING.code],
    404: [Errors.NOT_NAMED.code],
    409: [Errors.ANOTHER.code],
    413: [Errors.TOO_LARGE.code],
    415: [Errors.TYPE_REFUSED.code],
    503: STORE,
  })
  keep(
    @CurrentScope() scope: Scope,
    @Param('ownPhotoId', ParseUUIDPipe) photoId: string,
    @Body() content: unknown,
  ): Promise<KeptPhotoDto> {
    return this.photos.keep(scope, photoId, content);
  }

  /** The photo of an order: for its kitchen, and for officials who have a welfare case of it; kept in no cache. */
  @Get('delivery-orders/:orderId/photo')
  @Roles('operator', 'town_official', 'district_official')
  @Header('content-security-policy', "sandbox; default-src 'none'")
  @Header('cross-origin-resource-policy', 'same-origin')
  @ApiProduces(...PHOTO_MEDIA_TYPES)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [Errors.NOT_FOUND.code], 503: STORE })
  async ofOrder(
    @CurrentScope() scope: Scope,
    @Param('orderId', ParseUUIDPipe) orderId: string,
  ): Promise<StreamableFile> {
    const { mediaType, content } = await this.photos.ofOrder(scope, orderId);
    const disposition = `inline; filename="delivery-${orderId.slice(-8)}.${mediaType === 'image/png' ? 'png' : 'jpg'}"`;
    return new StreamableFile(content, { type: mediaType, disposition, length: content.length });
  }
}

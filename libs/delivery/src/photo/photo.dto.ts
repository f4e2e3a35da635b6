import { ApiProperty } from '@nestjs/swagger';
import { PHOTO_MEDIA_TYPES, type PhotoMediaType } from '@nuancan/platform';

/** A photo that is kept. */
export class KeptPhotoDto {
  id!: string;
  outcomeId!: string;
  @ApiProperty({ enum: PHOTO_MEDIA_TYPES })
  mediaType!: PhotoMediaType;
  @ApiProperty({ type: 'integer' })
  bytes!: number;
  /** Of the photo as it is kept, without what its camera wrote into it; hex. */
  sha256!: string;
}

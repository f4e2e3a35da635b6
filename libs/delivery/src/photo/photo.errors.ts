import { defineErrors } from '@nuancan/kernel';

/** Expected failures of photos of deliveries. */
export const PhotoErrors = defineErrors('PHOTO', {
  NOT_FOUND: {
    status: 404,
    zh: '没有这张照片，或不归这个账号查看',
    en: 'No such photo, or not one this account may see',
  },
  NOT_NAMED: {
    status: 404,
    zh: '没有写着这张照片的送餐结果，没有保存',
    en: 'No outcome of yours names this photo; it was not saved',
  },
  MISSING: { status: 400, zh: '没有收到照片内容', en: 'The photo has no content' },
  TOO_LARGE: { status: 413, zh: '照片超过 1 MB，没有保存', en: 'The photo is larger than 1 MB; it was not saved' },
  TYPE_REFUSED: {
    status: 415,
    zh: '不是完整的 JPEG 或 PNG 照片，或像素太多，没有保存',
    en: 'Not a whole JPEG or PNG, or of too many pixels; it was not saved',
  },
  ANOTHER: {
    status: 409,
    zh: '同一编号已有另一张照片，原照片不变',
    en: 'There is another photo of this id, which stays as it is',
  },
});

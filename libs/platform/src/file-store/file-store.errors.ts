import { defineErrors } from '@nuancan/kernel';

/** Why a file cannot be stored or read. Never with the answer of the store: it may name accounts. */
export const FileStoreErrors = defineErrors('FILES', {
  NO_PLACE: {
    status: 503,
    zh: '没有配置照片的存放处（FILES_DIR 或 S3_BUCKET），没有保存；配置后自动再传',
    en: 'No place for photos is configured (FILES_DIR or S3_BUCKET); nothing was saved, it is sent again once there is one',
  },
  UNREACHABLE: {
    status: 503,
    zh: '照片的存放处暂时不可用（{problem}），没有保存，请稍后再试',
    en: 'The place for photos does not answer now ({problem}); nothing was saved, try again later',
  },
});

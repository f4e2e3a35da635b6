import { defineErrors } from '@nuancan/kernel';

/** Expected failures of donations. */
export const DonationErrors = defineErrors('DONATION', {
  EARMARK_MISMATCH: {
    status: 422,
    zh: '指定用途和对象不一致，没有保存',
    en: 'The earmark and what it names do not agree; nothing was saved',
  },
  UNKNOWN_PLACE: {
    status: 422,
    zh: '没有这个机构、镇街或助餐点，没有保存',
    en: 'No such organisation, town or facility; nothing was saved',
  },
  IN_FUTURE: { status: 422, zh: '到账日期在将来，没有保存', en: 'It has not come in yet; nothing was saved' },
  TOO_LONG_AGO: {
    status: 422,
    zh: '到账日期在 62 天以前，没有保存',
    en: 'It came in more than 62 days ago; nothing was saved',
  },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一笔捐款，原记录不变，这一笔没有保存',
    en: 'This client id was used for another donation, which stays as it is; this one was not saved',
  },
});

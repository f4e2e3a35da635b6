import { defineErrors } from '@nuancan/kernel';

/** Expected failures of the journal and of periods. */
export const LedgerErrors = defineErrors('LEDGER', {
  KEY_CLASH: {
    status: 409,
    zh: '同一业务已按不同内容入账，没有再记；请核对后重试',
    en: 'This event is booked with other contents; nothing was booked',
  },
  OUT_OF_SCOPE: {
    status: 403,
    zh: '不能为本范围之外的供餐点或镇街记账',
    en: 'Nothing is booked for a facility or town outside your scope',
  },
  UNKNOWN_PLACE: {
    status: 422,
    zh: '本区没有这个供餐点、镇街或运营主体，没有入账',
    en: 'The district has no such facility, town or organisation; nothing was booked',
  },
  ENTRY_NOT_FOUND: { status: 404, zh: '没有这笔分录', en: 'No such entry' },
  ALREADY_REVERSED: { status: 409, zh: '该分录已冲销过，不能再次冲销', en: 'This entry is reversed already' },
  IS_REVERSAL: {
    status: 422,
    zh: '冲销分录本身不能再冲销；请重新记一笔',
    en: 'A reversal is not reversed itself: book the event anew',
  },
});

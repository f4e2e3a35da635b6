import { defineErrors } from '@nuancan/kernel';

/** Expected failures of attendance counts. */
export const AttendanceErrors = defineErrors('ATTENDANCE', {
  FACILITY_NOT_IN_SCOPE: {
    status: 404,
    zh: '没有这个助餐点，或不归这个账号管理',
    en: 'No such facility, or not one of this account',
  },
  IN_FUTURE: { status: 422, zh: '将来的日子没有实到人数', en: 'Nobody came on a day to come' },
});

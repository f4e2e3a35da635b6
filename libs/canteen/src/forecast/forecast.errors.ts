import { defineErrors } from '@nuancan/kernel';
import { violatedConstraint } from '@nuancan/registry';

/** Expected failures of forecasts and of the weather noted for them. */
export const ForecastErrors = defineErrors('FORECAST', {
  FACILITY_NOT_IN_SCOPE: {
    status: 404,
    zh: '没有这个助餐点，或不归这个账号管理',
    en: 'No such facility, or not one of this account',
  },
  TOO_FAR: {
    status: 422,
    zh: '份数最多预测到七天以后，最早看到半年以前',
    en: 'Portions are forecast seven days ahead at most, and half a year back',
  },
  NOTE_OUT_OF_TIME: {
    status: 422,
    zh: '天气只能登记前后七天内的，没有保存',
    en: 'Weather is noted of days within a week of today; nothing was saved',
  },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一条登记，原记录不变，这一条没有保存',
    en: 'This client id was used for another entry, which stays as it is; this one was not saved',
  },
});

/** Runs `work` and turns what the database refuses into its typed error. */
export async function refusingNotes<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw violatedConstraint(error) === 'weather_notes_in_time' ? ForecastErrors.NOTE_OUT_OF_TIME() : error;
  }
}

import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of entries that this device keeps; importing them adds them. */
export const zh = {
  keptEntry: {
    closedKept: '这一天已经日结，这一条没有入账，还留在这台设备上',
    closedTodo: '能补的登记到今天，并写明原来的日期；不能补的在“同步”里导出，交镇街处理。办完后再点掉这一条',
  },
};

const en: SameKeys<typeof zh> = {
  keptEntry: {
    closedKept: 'The day is closed: this was not booked, and stays on this device',
    closedTodo:
      'Enter it today and name the day it is of; what cannot be entered again is exported under “Synchronisation” for the town office. Remove it here afterwards',
  },
};

addLateTexts({ zh, en });

import { addLateTexts } from '../../i18n/late-texts.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts about the counter's day; importing them adds them. */
export const zh = {
  closed: {
    facility_not_open: '本点目前没有开业资格（未开业、暂停或关停）。',
    closed_day: '今天{{slot}}停餐：{{reason}}。',
    not_in_timetable: '今天{{slot}}不在营业时间表内。',
    other_hour: '现在是 {{time}}，{{slot}}的供餐时间是 {{opens}}–{{closes}}。请确认餐次没有选错；仍可记餐。',
    todo: '仍可记餐，记录会注明，供镇街核对。',
  },
};

const en: SameKeys<typeof zh> = {
  closed: {
    facility_not_open: 'This place may not serve at present (not opened, suspended or closed).',
    closed_day: '{{slot}} is closed today: {{reason}}.',
    not_in_timetable: '{{slot}} is not in today’s timetable.',
    other_hour:
      'It is {{time}}; {{slot}} is served {{opens}}–{{closes}}. Check that this is the right slot; meals can still be logged.',
    todo: 'Meals can still be logged; each is marked for the town office to check.',
  },
};

addLateTexts({ zh, en });

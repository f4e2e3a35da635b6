import type { ClaimCheck } from './claim-check.js';

/** P06: what a till sent at once was served, by its own clock, minutes before or after. One finding per till and day. At stake: the subsidies. */
export const clockOff: ClaimCheck = {
  code: 'P06',
  severity: 'warn',
  title: { zh: '设备时钟不准', en: 'Device clock off' },
  explain: {
    zh: '在线上传的用餐，设备时间与服务器时间相差超过限定分钟（补录另见 P05）。同一设备同一天合为一条。',
    en: 'Meals sent at once whose time by the device differs from the server’s by more than the minutes allowed (for late logging see P05). One finding per device and day.',
  },
  params: {
    offMinutes: { value: 5, min: 1, max: 60, zh: '允许相差分钟', en: 'minutes allowed' },
    lateMinutes: {
      value: 120,
      min: 15,
      max: 1440,
      zh: '超过即为补录（分钟）',
      en: 'minutes from which it is late logging',
    },
  },
  sql: `
    SELECT facility_id, device_id || ' ' || business_date AS evidence_key,
      jsonb_build_object('deviceId', device_id, 'date', business_date) AS facts, false AS asks,
      meal_id, business_date, government_fen AS stake_fen
    FROM check_meals WHERE in_month AND NOT offline
      AND (served_at - recorded_at > make_interval(mins => {offMinutes}::int)
        OR recorded_at - served_at > make_interval(mins => {offMinutes}::int)
        AND recorded_at - served_at <= make_interval(mins => {lateMinutes}::int))`,
};

import { createHash } from 'node:crypto';
import { addDays, type BusinessDate } from '@nuancan/kernel';
import type { CopyTarget, CopyValue } from '@nuancan/platform';
import type { Client } from 'pg';
import { copyRows } from './copy-rows.js';
import { XIWU } from './demo-accounts.js';
import type { DemoDistrict } from './demo-district.js';
import { demoUuid } from './demo-ids.js';
import { demoWeatherOn } from './demo-weather.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';
import { demoMealsFrom } from './generate-meals.js';
import { SeededRandom } from './seeded-random.js';

const NOTES: CopyTarget = {
  table: 'canteen.weather_notes',
  columns: [
    ...['id', 'district_code', 'town_code', 'facility_id', 'business_date', 'weather', 'client_id', 'body_hash'],
    ...['account_id', 'recorded_at'],
  ],
};

/** Tables that `loadWeather` fills. */
export const WEATHER_TABLES: readonly string[] = [NOTES.table];

/** What the operators of 西坞 noted: the forecast of the day before, and in the evening what it was, where that was another. */
export async function loadWeather(client: Client, { today, accounts }: DemoDistrict, seed: number): Promise<void> {
  const random = SeededRandom.stream(seed, 'weather notes');
  const rows: CopyValue[][] = [];
  for (const { id: accountId, role, townCode, facilityId } of accounts) {
    if (role !== 'operator' || townCode !== XIWU.townCode || facilityId === null) continue;
    const note = (day: BusinessDate, weather: string, recordedAt: string): void => {
      const id = demoUuid(random, Date.parse(recordedAt));
      const hash = `\\x${createHash('sha256').update(id).digest('hex')}`;
      rows.push([id, DEMO_DISTRICT.code, townCode, facilityId, day, weather, id, hash, accountId, recordedAt]);
    };
    for (let day = demoMealsFrom(today, townCode); day <= today; day = addDays(day, 1)) {
      const { was, foreseen } = demoWeatherOn(day, seed);
      note(day, foreseen, `${addDays(day, -1)}T16:00:00+08:00`);
      if (day < today && was !== foreseen) note(day, was, `${day}T19:00:00+08:00`);
    }
  }
  await copyRows(client, NOTES, rows);
}

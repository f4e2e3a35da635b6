import type { TillDatabase } from './till-database.js';

/** Removes what the till knows of people after its operator has logged out; records that wait or were refused stay. */
export async function forgetDiners(database: TillDatabase): Promise<void> {
  const { diners, scans, dayMeals, tills } = database;
  await database.transaction('rw', diners, scans, dayMeals, tills, async () => {
    await Promise.all([diners.clear(), scans.clear(), dayMeals.clear(), tills.clear()]);
  });
}

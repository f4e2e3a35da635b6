import type { TillDatabase } from '../store/till-database.js';
import { movedWallet } from './remembered-wallet.js';

const EMPTY = { balanceFen: 0, arrearsFen: 0 };

/** What is kept of a diner's wallet follows what the server has taken, until the server is asked again. */
export async function moveKeptWallet(
  database: TillDatabase,
  key: [facilityId: string, residentId: string],
  changeFen: number,
): Promise<void> {
  const kept = changeFen === 0 ? undefined : await database.diners.get(key);
  if (!kept) return;
  const wallet = movedWallet(kept.diner.wallet ?? EMPTY, changeFen);
  await database.diners.put({ ...kept, diner: { ...kept.diner, wallet } });
}

import { businessDateAt } from '@nuancan/kernel';
import type { KeptRow } from '../store/till-database.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const HEX_DIGITS_OF_TIME = 12;

/** The day that an entry is of: as it says itself, else the day it was made on, which its UUIDv7 tells. Pure. */
export function keptDay({ clientId, body }: Pick<KeptRow, 'clientId' | 'body'>): string {
  const { businessDate } = JSON.parse(body) as { businessDate?: unknown };
  if (typeof businessDate === 'string' && DATE.test(businessDate)) return businessDate;
  const madeAtMs = Number.parseInt(clientId.replaceAll('-', '').slice(0, HEX_DIGITS_OF_TIME), 16);
  return businessDateAt(new Date(madeAtMs));
}

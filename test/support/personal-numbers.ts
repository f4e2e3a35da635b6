import { readIdentityNumber } from '@nuancan/kernel';
import type { Client } from 'pg';

const IDENTITY = /(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])/g;
/** Phones of `arrangeSmallDistrict` and of the requests that walk the scope. */
const PHONE = /(?<![0-9])1380(?:213001|213002|212001)[0-2](?![0-9])|0574[ -]?88123456/g;
/** What may be one, for the database to look for. */
const SUSPECT = '[0-9]{17}[0-9Xx]|1380(213001|213002|212001)[0-2]|0574[ -]?88123456';

/** Identity numbers (18 characters, a date that exists, the check digit right) and fixtures' phones in a text. */
export function personalNumbers(text: string): string[] {
  const identities = (text.match(IDENTITY) ?? []).filter((number) => typeof readIdentityNumber(number) !== 'string');
  return [...identities, ...(text.match(PHONE) ?? [])];
}

/** @throws when there is one; `where` says what the text is: a log, an address, the answer of a refusal */
export function refusePersonalNumbers(where: string, text: string): void {
  const [found] = personalNumbers(text);
  if (found === undefined) return;
  throw new Error(`${where} holds a personal number (${found.length} characters, begins with ${found.slice(0, 6)})`);
}

/** @throws when one stands in the audit log, the outbox or a table of the queue */
export async function refuseStoredPersonalNumbers(owner: Client): Promise<void> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relkind = 'r'
       AND (c.relnamespace = to_regnamespace('queue') OR c.oid IN ('platform.audit_log'::regclass, 'platform.outbox'::regclass))`,
  );
  for (const { name } of tables) {
    const { rows } = await owner.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t WHERE t::text ~ $1`, [
      SUSPECT,
    ]);
    for (const { text } of rows) refusePersonalNumbers(`a row of ${name}`, text);
  }
}

import type { Diner } from '../../api/contract.js';
import { sha256 } from '../store/sha256.js';
import type { DinerRow, TillDatabase } from '../store/till-database.js';
import { moveKeptWallet } from '../wallet/move-kept-wallet.js';
import { normalizeSearch } from './diner-match.js';

/** After every regular. */
const OCCASIONAL_RANK = 10_000;
const MOST_TEXTS = 12;

/** What a till remembers of diners it met: for the next rush and for hours without a network. */
export class DinerMemory {
  constructor(
    private readonly database: TillDatabase,
    private readonly facilityId: string,
  ) {}

  /** Keeps diners found by a typed text; quotes of other slots of the same day stay. */
  async keepFound(diners: readonly Diner[], found: { text: string | null; businessDate: string }): Promise<void> {
    await this.database.transaction('rw', this.database.diners, async () => {
      const known = await this.database.diners.bulkGet(diners.map(({ residentId }) => this.keyOf(residentId)));
      await this.database.diners.bulkPut(diners.map((diner, index) => this.rowOf(diner, known[index], found)));
    });
  }

  /**
   * Remembers whose card or code was read, by a fingerprint. Not an identity number, which a fingerprint would give
   * away (there are too few of them), and not a blocked card.
   */
  async keepScan(text: string, { residentId, foundBy, cardBlocked }: Diner): Promise<void> {
    if ((foundBy !== 'card' && foundBy !== 'qr') || cardBlocked) return;
    await this.database.scans.put({ fingerprint: await this.fingerprint(text), residentId, by: foundBy });
  }

  /** The diner of a card or code read here before. */
  async ofScan(text: string, businessDate: string): Promise<Diner | null> {
    const scan = await this.database.scans.get(await this.fingerprint(text));
    const row = scan && (await this.database.diners.get(this.keyOf(scan.residentId)));
    if (!row) return null;
    return { ...row.diner, foundBy: scan.by, served: row.quotedOn === businessDate ? row.diner.served : [] };
  }

  /** What is remembered of a wallet follows what was topped up or refunded here; a diner never met is not remembered. */
  async moveWallet(residentId: string, changeFen: number): Promise<void> {
    await moveKeptWallet(this.database, this.keyOf(residentId), changeFen);
  }

  private keyOf(residentId: string): [string, string] {
    return [this.facilityId, residentId];
  }

  private rowOf(
    diner: Diner,
    known: DinerRow | undefined,
    { text, businessDate }: { text: string | null; businessDate: string },
  ): DinerRow {
    const sameDay = known?.quotedOn === businessDate ? known.diner.quotes : [];
    const slots = new Set(diner.quotes.map((quote) => quote.slot));
    const quotes = [...diner.quotes, ...sameDay.filter((quote) => !slots.has(quote.slot))];
    const texts = [...(known?.foundByTexts ?? []), ...(text === null ? [] : [normalizeSearch(text)])];
    return {
      facilityId: this.facilityId,
      residentId: diner.residentId,
      diner: { ...diner, quotes },
      quotedOn: businessDate,
      rank: known?.rank ?? OCCASIONAL_RANK,
      foundByTexts: [...new Set(texts)].slice(-MOST_TEXTS),
    };
  }

  private async fingerprint(text: string): Promise<string> {
    const device = await this.database.device.get('deviceId');
    return sha256(`${device?.value ?? ''}:${text}`);
  }
}

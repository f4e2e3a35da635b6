/** One key as the search box gets it; milliseconds of any monotonic clock. */
export interface KeyStroke {
  readonly key: string;
  readonly atMs: number;
}

/** Longest pause between two keys of a scanner. */
export const SCAN_GAP_MS = 100;
const SCAN_CHARACTERS = 4;
const FUNCTION_KEY = /^F\d/;
/** A QR token is shorter; a runaway device must not fill the memory. */
const MOST_CHARACTERS = 64;

/**
 * Tells a scanner or card reader, which is a keyboard too, from a hand: at least four characters and Enter with at most
 * 100 ms between any two of them. Whatever a hand had typed before the burst is not part of the scan.
 */
export class ScanDetector {
  private burst = '';
  private lastMs = Number.NEGATIVE_INFINITY;

  /** Takes the next key. @returns the scanned text when this key is the Enter that ends a scan, else null */
  press({ key, atMs }: KeyStroke): string | null {
    const inBurst = atMs - this.lastMs <= SCAN_GAP_MS;
    this.lastMs = atMs;
    if (key === 'Enter') {
      const scanned = inBurst && this.burst.length >= SCAN_CHARACTERS ? this.burst : null;
      this.burst = '';
      return scanned;
    }
    if (key.length !== 1) {
      // Shift comes before every capital letter of a scanner; a function key is a hand's.
      if (FUNCTION_KEY.test(key)) this.burst = '';
      return null;
    }
    this.burst = inBurst && this.burst.length < MOST_CHARACTERS ? this.burst + key : key;
    return null;
  }
}

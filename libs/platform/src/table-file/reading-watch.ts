import { TableFileErrors } from './table-file.errors.js';
import type { TableLimits } from './table-file.js';

/** Is called after each piece of a file, also where no row comes of it; what it throws ends the reading. */
export type OnPiece = () => Promise<void> | void;

/** Ends a reading that takes too long, or that nobody wants any more. */
export class ReadingWatch {
  private readonly startedMs = performance.now();

  constructor(
    private readonly limits: TableLimits,
    private readonly onPiece: OnPiece,
  ) {}

  /** Call once for each piece. @throws TABLE_FILE.TOO_SLOW, and what the caller's own look throws */
  async look(): Promise<void> {
    const { milliseconds } = this.limits;
    if (performance.now() - this.startedMs > milliseconds) {
      throw TableFileErrors.TOO_SLOW({ seconds: Math.ceil(milliseconds / 1000) });
    }
    await this.onPiece();
  }
}

import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { DENOMINATIONS_FEN } from './cash-count.js';

const MOST_PIECES = 100_000;

/** Pieces by denomination: only notes and coins that circulate, whole numbers. */
@ValidatorConstraint({ name: 'isCashCount' })
export class CashCountRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return Object.entries(value).every(
      ([denomination, pieces]: [string, unknown]) =>
        DENOMINATIONS_FEN.some((known) => String(known) === denomination) &&
        typeof pieces === 'number' &&
        Number.isInteger(pieces) &&
        pieces >= 0 &&
        pieces <= MOST_PIECES,
    );
  }

  defaultMessage(): string {
    return 'pieces by denomination in fen: 10000, 5000, 2000, 1000, 500, 100, 50, 10';
  }
}

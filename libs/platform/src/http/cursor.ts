import { RequestInvalid } from './request-invalid.js';

/** Packs the sort key of the last row of a page into an opaque cursor. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Unpacks a cursor of `length` parts. @throws RequestInvalid when it is not one of ours */
export function decodeCursor(cursor: string, length: number): (string | number)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => ['string', 'number'].includes(typeof part))
    ) {
      return key as (string | number)[];
    }
  } catch {
    // Falls through: any unreadable cursor gets the same answer.
  }
  throw new RequestInvalid([
    { pointer: '/cursor', code: 'FIELD.CURSOR', zh: '翻页标记无效', en: 'cursor is not valid' },
  ]);
}

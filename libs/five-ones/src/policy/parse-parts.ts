import { fen, type Fen } from '@nuancan/kernel';
import type { DocumentValue } from './document-reader.js';
import type { BilingualText, Limit } from './policy.js';
import { LIMIT_WINDOWS } from './vocabulary.js';

/** Codes of policies, tiers and limits; without the ':' and '/' that separate them in limit keys. */
export const CODE_PATTERN = /^[a-z0-9][a-z0-9-]{1,63}$/;

/** ¥100,000: what the database takes for a price, too. */
const MAX_FEN = 10_000_000;

export function parseBilingual(value: DocumentValue): BilingualText {
  const { zh, en } = value.object(['zh', 'en']);
  return { zh: zh.text({ max: 200 }), en: en.text({ max: 200 }) };
}

export function parseFen(value: DocumentValue): Fen {
  return fen(value.integer({ min: 0, max: MAX_FEN }));
}

export function parseLimits(value: DocumentValue): Limit[] {
  return value.distinct(parseLimit, { min: 0, max: 8 }, (limit) => limit.name);
}

function parseLimit(value: DocumentValue): Limit {
  const { name, window, max } = value.object(['name', 'window', 'max']);
  return {
    name: name.code(CODE_PATTERN),
    window: window.oneOf(LIMIT_WINDOWS),
    max: max.integer({ min: 1, max: 1000 }),
  };
}

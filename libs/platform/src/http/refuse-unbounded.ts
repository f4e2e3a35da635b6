import { RequestInvalid } from './request-invalid.js';

/**
 * No body of ours is nearly that deep, wide or large: fifty meals of twenty lines have 6,000 values, a policy of a
 * hundred tiers 5,000. Validation works on every value, and deeper than the stack it would not come back.
 */
const DEEPEST = 24;
const MOST_MEMBERS = 1000;
const MOST_VALUES = 30_000;

/**
 * A file, whose size its route bounds, is no values.
 * @throws RequestInvalid for a decoded JSON body beyond the bounds, before anything walks through it
 */
export function refuseUnbounded(body: unknown): void {
  if (Buffer.isBuffer(body)) return;
  let level: unknown[] = [body];
  let values = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    values += level.length;
    const below: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      const members: unknown[] = Object.values(value);
      if (members.length > MOST_MEMBERS) throw unbounded();
      for (const member of members) below.push(member);
    }
    if (depth > DEEPEST || values + below.length > MOST_VALUES) throw unbounded();
    level = below;
  }
}

function unbounded(): RequestInvalid {
  return new RequestInvalid([
    {
      pointer: '',
      code: 'FIELD.UNBOUNDED',
      zh: '嵌套太深，或字段、条目太多',
      en: 'nested too deep, or too many fields or entries',
    },
  ]);
}

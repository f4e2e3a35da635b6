import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { ClaimEvidence } from './claim-evidence.js';

/**
 * `{"body": …, "sha256": "…"}`: the claim with every line as canonical JSON, and the SHA-256 of exactly the bytes of the body.
 * Lines are hashed as they come.
 */
export async function claimJson({
  claim,
  findings,
  portions,
  masked,
  takenAt,
  lines,
  lateMeals,
}: ClaimEvidence): Promise<Buffer> {
  const hash = createHash('sha256');
  const pieces: Buffer[] = [];
  const add = (text: string): void => {
    const bytes = Buffer.from(text);
    hash.update(bytes);
    pieces.push(bytes);
  };
  add(
    `{"claim":${canonicalJson(claim)},"exportedAt":${JSON.stringify(takenAt)},"findings":${canonicalJson(findings)},"lateMeals":[`,
  );
  const addAll = async (rows: AsyncIterable<object>): Promise<void> => {
    let separator = '';
    for await (const row of rows) {
      add(`${separator}${canonicalJson(row)}`);
      separator = ',';
    }
  };
  await addAll(lateMeals());
  add('],"lines":[');
  await addAll(lines());
  add(`],"namesMasked":${masked},"portions":${canonicalJson(portions)}}`);
  return Buffer.concat([Buffer.from('{"body":'), ...pieces, Buffer.from(`,"sha256":"${hash.digest('hex')}"}`)]);
}

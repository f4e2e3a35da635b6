import type { IdentityNumber } from '@nuancan/kernel';
import { ImportErrors } from '../imports.errors.js';

/** Division and date of birth: what somebody who looks for a number knows already. */
const KNOWN_CHARACTERS = 14;
const ALWAYS = 8;
const PER_HUNDRED = 1;
const MOST = 100;

/**
 * Numbers of one file by division and date of birth. Whoever knows both finds the rest by trying: a check tells of each
 * candidate whether it is registered. A district of 140,000 has ten of a birthday, and some days far more.
 */
export class CandidateNumbers {
  private readonly byBirth = new Map<string, Set<string>>();
  private distinct = 0;
  private most = 0;

  add({ number }: IdentityNumber): void {
    const known = number.slice(0, KNOWN_CHARACTERS);
    const rest = number.slice(KNOWN_CHARACTERS);
    let group = this.byBirth.get(known);
    if (group === undefined) this.byBirth.set(known, (group = new Set()));
    if (group.has(rest)) return;
    group.add(rest);
    this.distinct += 1;
    this.most = Math.max(this.most, group.size);
  }

  /** Before any row is looked up. @throws IMPORT.NUMBERS_TRIED */
  verify(): void {
    const allowed = Math.min(MOST, ALWAYS + Math.floor((this.distinct * PER_HUNDRED) / 100));
    if (this.most > allowed) throw ImportErrors.NUMBERS_TRIED({ most: allowed });
  }
}

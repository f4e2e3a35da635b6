import { Injectable } from '@nestjs/common';
import type { CapabilityGrade, Category, Diner } from '@nuancan/five-ones';
import type { BusinessDate } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';
import type { ResidentStatus } from '../dated-fact/resident-words.js';
import type { DinerFacts } from './diner-facts-reader.js';

/** A moment in microseconds since 1970; `now` knows everything that is on record today. */
export type KnownAt = number | 'now';

/** What a meal is judged by. */
export type KnownDiner = Diner & Pick<DinerFacts, 'status' | 'statusFrom'> & { readonly isErased: boolean };

interface Known {
  readonly residentId: string;
  readonly factId: string;
  readonly validFrom: BusinessDate | null;
  readonly validTo: BusinessDate | null;
  readonly knownFrom: number | null;
  readonly knownTo: number | null;
}
type Fact = Known &
  (
    | { readonly kind: 'registration' | 'category' | 'grade' | 'status'; readonly value: string }
    | { readonly kind: 'person'; readonly value: Person }
  );
interface Person {
  readonly birthDate: BusinessDate;
  readonly livesAlone: boolean;
  readonly townCode: string;
  readonly erased: boolean;
}

/** Two entries of one person while they were one. */
export interface KnownMerge {
  readonly duplicateId: string;
  readonly standingId: string;
  readonly knownFrom: number;
  readonly knownTo: number | null;
}

const MICROSECONDS = (column: string): string => `(extract(epoch FROM ${column}) * 1000000)::bigint`;

const FACTS = `SELECT resident_id AS "residentId", fact_id AS "factId", kind, value, valid_from AS "validFrom", valid_to AS "validTo",
    ${MICROSECONDS('known_from')} AS "knownFrom", ${MICROSECONDS('known_to')} AS "knownTo"
  FROM registry.known_facts($1)`;

const MERGES = `SELECT duplicate_id AS "duplicateId", resident_id AS "standingId", ${MICROSECONDS('merged_at')} AS "knownFrom",
    ${MICROSECONDS('undone_at')} AS "knownTo"
  FROM registry.resident_merges WHERE district_code = platform.scope_district()`;

/** Reads what was known of residents, for jobs: as the system. */
@Injectable()
export class KnownFactsReader {
  /** Every merge of the district, those undone too. */
  async merges(tx: Tx): Promise<KnownMerge[]> {
    return tx.query<KnownMerge[]>(MERGES);
  }

  /** @param residentIds with all their entries */
  async load(
    tx: Tx,
    {
      residentIds,
      merges,
      districtCode,
    }: { residentIds: readonly string[]; merges: readonly KnownMerge[]; districtCode: string },
  ): Promise<KnownFacts> {
    return new KnownFacts(await tx.query<Fact[]>(FACTS, [residentIds]), merges, districtCode);
  }
}

/** What was known of some residents at any moment. */
export class KnownFacts {
  private readonly byEntry = new Map<string, Fact[]>();
  private readonly mergesOf = new Map<string, KnownMerge[]>();

  constructor(
    facts: readonly Fact[],
    merges: readonly KnownMerge[],
    private readonly districtCode: string,
  ) {
    for (const fact of facts) listed(this.byEntry, fact.residentId).push(fact);
    for (const merge of merges) {
      if (!this.byEntry.has(merge.duplicateId)) continue;
      listed(this.mergesOf, merge.duplicateId).push(merge);
      listed(this.mergesOf, merge.standingId).push(merge);
    }
  }

  /** The entries that were one person's, that which stands first. */
  entriesOf(entryId: string, at: KnownAt): readonly string[] {
    const merges = this.mergesOf.get(entryId);
    if (merges === undefined) return [entryId];
    const held = merges.filter((merge) => wasKnown(merge, at));
    const standing = held.find(({ duplicateId }) => duplicateId === entryId)?.standingId ?? entryId;
    const others = (this.mergesOf.get(standing) ?? []).filter(
      (merge) => merge.standingId === standing && wasKnown(merge, at),
    );
    return [standing, ...others.map(({ duplicateId }) => duplicateId)];
  }

  /** What was known of a day; null for an entry that was not asked for. */
  dinerOn(entryId: string, on: BusinessDate, at: KnownAt): KnownDiner | null {
    const entries = this.entriesOf(entryId, at);
    const [standingId = entryId] = entries;
    const person = this.personOf(standingId, at);
    const home = entryId === standingId ? person : this.personOf(entryId, at);
    if (person === null || home === null) return null;
    const held = entries.flatMap((entry) =>
      (this.byEntry.get(entry) ?? []).filter((fact) => wasKnown(fact, at) && holds(fact, on)),
    );
    const last = (kind: Fact['kind']): Fact | undefined =>
      held.filter((fact) => fact.kind === kind).toSorted(laterFirst)[0];
    const statuses = held.filter(({ kind }) => kind === 'status').toSorted(laterFirst);
    const status = statuses.find(({ value }) => value === 'deceased') ?? statuses[0];
    return {
      birthDate: person.birthDate,
      livesAlone: person.livesAlone,
      categories: [...new Set(held.filter(({ kind }) => kind === 'category').map(({ value }) => value as Category))],
      grade: (last('grade')?.value as CapabilityGrade | undefined) ?? null,
      registration: registrationOf(last('registration')?.value as string | undefined),
      homeTownCode: home.townCode,
      homeDistrictCode: this.districtCode,
      status: (status?.value as ResidentStatus | undefined) ?? null,
      statusFrom: status?.validFrom ?? null,
      isErased: person.erased || home.erased,
    };
  }

  private personOf(entryId: string, at: KnownAt): Person | null {
    const fact = (this.byEntry.get(entryId) ?? []).find((one) => one.kind === 'person' && wasKnown(one, at));
    return fact?.kind === 'person' ? fact.value : null;
  }
}

function wasKnown(
  { knownFrom, knownTo }: { readonly knownFrom: number | null; readonly knownTo: number | null },
  at: KnownAt,
): boolean {
  if (at === 'now') return knownTo === null;
  return (knownFrom === null || knownFrom <= at) && (knownTo === null || at < knownTo);
}

function holds({ validFrom, validTo }: Fact, on: BusinessDate): boolean {
  return validFrom !== null && validFrom <= on && (validTo === null || on <= validTo);
}

function laterFirst(a: Fact, b: Fact): number {
  const [left, right] = [`${a.validFrom} ${a.factId}`, `${b.validFrom} ${b.factId}`];
  if (left === right) return 0;
  return left < right ? 1 : -1;
}

function registrationOf(division: string | undefined): Diner['registration'] {
  if (division === undefined) return null;
  return { districtCode: division.slice(0, 6), townCode: division.length >= 9 ? division.slice(0, 9) : null };
}

function listed<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

import type { Scope, Tx } from '@nuancan/platform';

interface Place {
  readonly code: string;
  readonly name: string;
  readonly townCode: string;
}

const TOWNS = `SELECT code, name, code AS "townCode" FROM registry.towns ORDER BY code`;
const VILLAGES = `SELECT code, name, town_code AS "townCode" FROM registry.villages ORDER BY code`;

/** Towns and villages of the district by code and by name, as lists name them. */
export class PlaceIndex {
  private readonly towns: ReadonlyMap<string, readonly Place[]>;
  private readonly villages: ReadonlyMap<string, readonly Place[]>;

  private constructor(
    private readonly scope: Scope,
    towns: readonly Place[],
    villages: readonly Place[],
  ) {
    this.towns = byText(towns);
    this.villages = byText(villages);
  }

  static async load(tx: Tx, scope: Scope): Promise<PlaceIndex> {
    return new PlaceIndex(scope, await tx.query<Place[]>(TOWNS), await tx.query<Place[]>(VILLAGES));
  }

  /** Code of a town within the scope; undefined: there is none. */
  town(text: string): string | undefined {
    const found = this.towns.get(plain(text)) ?? [];
    return found.find(({ townCode }) => this.scope.townCode === null || townCode === this.scope.townCode)?.townCode;
  }

  /** The village within the scope, of the town when one is given. */
  village(text: string, townCode: string | null): Place | 'unknown' | 'ambiguous' {
    const within = townCode ?? this.scope.townCode;
    const found = (this.villages.get(plain(text)) ?? []).filter(
      (place) => within === null || place.townCode === within,
    );
    if (found.length > 1) return 'ambiguous';
    return found[0] ?? 'unknown';
  }

  /** A division code for a household registration: a code as it is, or the name of a town or village of the district. */
  division(text: string): string | undefined {
    if (/^(\d{6}|\d{9}|\d{12})$/.test(text)) return text;
    const found = [...(this.towns.get(plain(text)) ?? []), ...(this.villages.get(plain(text)) ?? [])];
    return found.length === 1 ? found[0]?.code : undefined;
  }
}

function byText(places: readonly Place[]): Map<string, Place[]> {
  const index = new Map<string, Place[]>();
  for (const place of places) {
    for (const text of [place.code, plain(place.name)]) {
      const same = index.get(text);
      if (same) same.push(place);
      else index.set(text, [place]);
    }
  }
  return index;
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

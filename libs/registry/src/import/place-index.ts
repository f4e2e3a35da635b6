import type { RefuseRow } from '@nuancan/imports';
import type { Scope, Tx } from '@nuancan/platform';

interface Place {
  readonly code: string;
  readonly name: string;
  readonly townCode: string;
}

/** One village, or none: with `choices` where several may be meant. */
export type VillageFound = Place | { readonly code: null; readonly choices: readonly string[] };

const TOWNS = `SELECT code, name, code AS "townCode" FROM registry.towns ORDER BY code`;
const VILLAGES = `SELECT code, name, town_code AS "townCode" FROM registry.villages ORDER BY code`;

/** Towns and villages of the district by code and by name, as lists name them. */
export class PlaceIndex {
  private readonly towns: ReadonlyMap<string, readonly Place[]>;
  private readonly villages: ReadonlyMap<string, readonly Place[]>;
  private readonly shortVillages: ReadonlyMap<string, readonly Place[]>;
  private readonly bareVillages: ReadonlyMap<string, readonly Place[]>;

  private constructor(
    private readonly scope: Scope,
    towns: readonly Place[],
    villages: readonly Place[],
  ) {
    this.towns = byText(towns);
    this.villages = byText(villages);
    this.shortVillages = byKey(villages, ({ name }) => [withoutCommittee(plain(name))]);
    this.bareVillages = byKey(villages, ({ name }) => [withoutCommittee(plain(name)).replace(/(村|社区)$/, '')]);
  }

  static async load(tx: Tx, scope: Scope): Promise<PlaceIndex> {
    return new PlaceIndex(scope, await tx.query<Place[]>(TOWNS), await tx.query<Place[]>(VILLAGES));
  }

  /** Code of a town within the scope; undefined: there is none. */
  town(text: string): string | undefined {
    const found = this.towns.get(plain(text)) ?? [];
    return found.find(({ townCode }) => this.scope.townCode === null || townCode === this.scope.townCode)?.townCode;
  }

  /**
   * The village within the scope, of the town when one is given. A name may leave out 村委会, 居委会 and the like, and 村
   * or 社区 as well; the more exact way of reading it counts where it finds any.
   */
  village(text: string, townCode: string | null): VillageFound {
    const within = townCode ?? this.scope.townCode;
    const said = plain(text);
    const short = withoutCommittee(said);
    const ways = [this.villages.get(said), this.shortVillages.get(short), this.bareVillages.get(short)];
    for (const places of ways) {
      const found = (places ?? []).filter((place) => within === null || place.townCode === within);
      if (found.length > 1) return { code: null, choices: found.map((place) => this.fullName(place)) };
      if (found[0]) return found[0];
    }
    return { code: null, choices: [] };
  }

  private fullName({ name, townCode }: Place): string {
    return `${this.towns.get(townCode)?.[0]?.name ?? ''}${name}`;
  }

  /** A division code for a household registration: a code as it is, or the name of a town or village of the district. */
  division(text: string): string | undefined {
    if (/^(\d{6}|\d{9}|\d{12})$/.test(text)) return text;
    const found = [...(this.towns.get(plain(text)) ?? []), ...(this.villages.get(plain(text)) ?? [])];
    return found.length === 1 ? found[0]?.code : undefined;
  }
}

/** Refuses a row whose village was not found. */
export function refuseVillage(refuse: RefuseRow, choices: readonly string[]): void {
  if (choices.length === 0) refuse('village', 'VILLAGE_UNKNOWN');
  else refuse('village', 'VILLAGE_AMBIGUOUS', choices);
}

function byText(places: readonly Place[]): Map<string, Place[]> {
  return byKey(places, ({ code, name }) => [code, plain(name)]);
}

function byKey(places: readonly Place[], keysOf: (place: Place) => readonly string[]): Map<string, Place[]> {
  const index = new Map<string, Place[]>();
  for (const place of places) {
    for (const text of keysOf(place)) {
      const same = index.get(text);
      if (same) same.push(place);
      else index.set(text, [place]);
    }
  }
  return index;
}

/** 大桥村村民委员会, 大桥村委会 → 大桥村; 东门社区居委会, 东门居委会 → 东门社区. */
function withoutCommittee(name: string): string {
  return name.replace(/(村?村民委员会|村委会)$/, '村').replace(/((社区)?居(民)?委(员)?会)$/, '社区');
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

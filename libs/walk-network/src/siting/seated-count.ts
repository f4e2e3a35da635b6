import { assert } from '@nuancan/kernel';
import type { Siting, SitingProblem } from './siting-problem.js';

/** What one step of a choice changed, to take it back. */
interface Step {
  readonly row: number;
  readonly demand: number;
  readonly heads: number;
}

/**
 * A choice of sites that have so many seats each, with who sits where, so that the weight of those with a seat is the most
 * there can be: every further seat goes to the heaviest person that it can be found for, by moving others who have a choice.
 * People who can be seated together are a transversal matroid, and so nobody who has a seat ever has to give it up.
 * Source: Edmonds and Fulkerson (1965), Transversals and matroid partition.
 */
export class SeatedCount {
  readonly isChosen: Uint8Array;
  covered = 0;
  private readonly unit: Float64Array;
  private readonly served: Float64Array;
  /** Of each demand's sites, in the order of `demandSite`, how many it has seated there. */
  private readonly seated: Float64Array;
  /** Of each site's demands, in the order of `siteDemand`, the row of `seated`. */
  private readonly rowOfSite: Uint32Array;
  private readonly heaviest: number;

  constructor(
    private readonly problem: SitingProblem,
    private readonly seats: ArrayLike<number>,
  ) {
    const { sites, demands, weight, heads, demandStarts, demandSite, siteStarts } = problem;
    this.isChosen = new Uint8Array(sites);
    this.unit = weight.map((sum, demand) => sum / heads[demand]!);
    assert(this.unit.every(Number.isInteger), 'people of one weight stand together where seats are few');
    this.served = new Float64Array(demands);
    this.seated = new Float64Array(demandSite.length);
    this.rowOfSite = new Uint32Array(demandSite.length);
    const next = siteStarts.slice(0, sites);
    for (let demand = 0; demand < demands; demand += 1) {
      for (let row = demandStarts[demand]!; row < demandStarts[demand + 1]!; row += 1) {
        const site = demandSite[row]!;
        this.rowOfSite[next[site]!] = row;
        next[site]! += 1;
      }
    }
    this.heaviest = this.unit.reduce((most, one) => Math.max(most, one), 0);
  }

  /** How many people have a seat. */
  get heads(): number {
    return this.served.reduce((sum, heads) => sum + heads, 0);
  }

  add(site: number): void {
    this.fill(site, []);
  }

  /** What a site that is not chosen would add. */
  gainOf(site: number): number {
    const before = this.covered;
    const steps: Step[] = [];
    this.fill(site, steps);
    const gain = this.covered - before;
    for (const { row, demand, heads } of steps) {
      this.seated[row]! -= heads;
      this.served[demand]! -= heads;
    }
    this.covered = before;
    this.isChosen[site] = 0;
    return gain;
  }

  siting(): Siting {
    const chosen: number[] = [];
    this.isChosen.forEach((is, site) => is === 1 && chosen.push(site));
    return { chosen, covered: this.covered };
  }

  private fill(site: number, steps: Step[]): void {
    this.isChosen[site] = 1;
    for (let left = this.seats[site]!; left > 0;) {
      const heads = this.seatMore(site, left, steps);
      if (heads === 0) break;
      left -= heads;
    }
  }

  /** Seats the heaviest for whom a way to a seat at `site` is found. @returns how many */
  private seatMore(site: number, left: number, steps: Step[]): number {
    const { siteStarts, siteDemand, heads, demandStarts, demandSite } = this.problem;
    const cameBy = new Map<number, { readonly from: number; readonly at: number }>();
    const open = [site];
    let best: { site: number; at: number; unit: number } | null = null;
    search: for (const one of open) {
      for (let at = siteStarts[one]!; at < siteStarts[one + 1]!; at += 1) {
        const demand = siteDemand[at]!;
        if (this.served[demand]! < heads[demand]! && this.unit[demand]! > (best?.unit ?? 0)) {
          best = { site: one, at, unit: this.unit[demand]! };
          if (best.unit === this.heaviest) break search;
        }
        for (let row = demandStarts[demand]!; row < demandStarts[demand + 1]!; row += 1) {
          const other = demandSite[row]!;
          if (this.seated[row] === 0 || other === site || cameBy.has(other)) continue;
          cameBy.set(other, { from: one, at });
          open.push(other);
        }
      }
    }
    if (best === null) return 0;
    return this.seat(best, { cameBy, left, steps });
  }

  private seat(
    best: { readonly site: number; readonly at: number },
    how: {
      readonly cameBy: ReadonlyMap<number, { readonly from: number; readonly at: number }>;
      readonly left: number;
      readonly steps: Step[];
    },
  ): number {
    const { siteDemand, heads } = this.problem;
    const person = siteDemand[best.at]!;
    const moves: { readonly out: number; readonly into: number; readonly demand: number }[] = [];
    let most = Math.min(how.left, heads[person]! - this.served[person]!);
    for (let one = best.site, by = how.cameBy.get(one); by !== undefined; one = by.from, by = how.cameBy.get(one)) {
      const demand = siteDemand[by.at]!;
      const out = this.rowAt(demand, one);
      moves.push({ out, into: this.rowOfSite[by.at]!, demand });
      most = Math.min(most, this.seated[out]!);
    }
    this.change(how.steps, { row: this.rowOfSite[best.at]!, demand: person, heads: most });
    for (const { out, into, demand } of moves) {
      this.change(how.steps, { row: out, demand, heads: -most });
      this.change(how.steps, { row: into, demand, heads: most });
    }
    this.covered += most * this.unit[person]!;
    return most;
  }

  private rowAt(demand: number, site: number): number {
    const { demandStarts, demandSite } = this.problem;
    let row = demandStarts[demand]!;
    while (demandSite[row] !== site) row += 1;
    return row;
  }

  private change(steps: Step[], step: Step): void {
    this.seated[step.row]! += step.heads;
    this.served[step.demand]! += step.heads;
    steps.push(step);
  }
}

import type { Siting, SitingProblem } from './siting-problem.js';

/** A choice of sites that grows and shrinks, with how often each demand is covered and what a site would add or take. */
export class CoverCount {
  readonly isChosen: Uint8Array;
  covered = 0;
  private readonly times: Uint16Array;

  constructor(private readonly problem: SitingProblem) {
    this.isChosen = new Uint8Array(problem.sites);
    this.times = new Uint16Array(problem.demands);
  }

  add(site: number): void {
    this.covered += this.gainOf(site);
    this.isChosen[site] = 1;
    this.forDemands(site, (demand) => {
      this.times[demand]! += 1;
    });
  }

  remove(site: number): void {
    this.isChosen[site] = 0;
    this.forDemands(site, (demand) => {
      this.times[demand]! -= 1;
    });
    this.covered -= this.gainOf(site);
  }

  /** What a site that is not chosen would add. */
  gainOf(site: number): number {
    const { siteStarts, siteDemand, weight } = this.problem;
    let gain = 0;
    for (let row = siteStarts[site]!; row < siteStarts[site + 1]!; row += 1) {
      const demand = siteDemand[row]!;
      if (this.times[demand] === 0) gain += weight[demand]!;
    }
    return gain;
  }

  /** Adds to `gains` what each site would cover of the demand that a chosen site alone covers. @returns that demand's weight */
  addSpared(site: number, gains: Float64Array): number {
    const { demandStarts, demandSite, weight } = this.problem;
    let lost = 0;
    this.forDemands(site, (demand) => {
      if (this.times[demand] !== 1) return;
      lost += weight[demand]!;
      for (let row = demandStarts[demand]!; row < demandStarts[demand + 1]!; row += 1) {
        gains[demandSite[row]!]! += weight[demand]!;
      }
    });
    return lost;
  }

  siting(): Siting {
    const chosen: number[] = [];
    this.isChosen.forEach((is, site) => is === 1 && chosen.push(site));
    return { chosen, covered: this.covered };
  }

  private forDemands(site: number, visit: (demand: number) => void): void {
    const { siteStarts, siteDemand } = this.problem;
    for (let row = siteStarts[site]!; row < siteStarts[site + 1]!; row += 1) visit(siteDemand[row]!);
  }
}

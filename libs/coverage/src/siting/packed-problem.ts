import { gunzipSync, gzipSync } from 'node:zlib';
import type { Siting, SitingLimits, SitingProblem } from '@nuancan/walk-network';

/** What a proof needs: the same problem that was answered, whatever moved since. */
export interface PackedProof {
  readonly problem: SitingProblem;
  readonly limits: SitingLimits;
  readonly start: Siting;
}

interface Plain {
  readonly sites: number;
  readonly weight: readonly number[];
  readonly heads: readonly number[];
  readonly demandStarts: readonly number[];
  readonly demandSite: readonly number[];
  readonly mostSites: number;
  readonly costs: readonly number[] | null;
  readonly budget: number | null;
  readonly seats: readonly number[] | null;
  readonly start: Siting;
}

/** Packs a problem for the table that hands it to the worker. */
export function packProblem({ problem, limits, start }: PackedProof): Buffer {
  const plain: Plain = {
    sites: problem.sites,
    weight: [...problem.weight],
    heads: [...problem.heads],
    demandStarts: [...problem.demandStarts],
    demandSite: [...problem.demandSite],
    mostSites: limits.mostSites,
    costs: limits.budget === undefined ? null : Array.from(limits.budget.costs),
    budget: limits.budget?.most ?? null,
    seats: limits.seats === undefined ? null : Array.from(limits.seats),
    start,
  };
  return gzipSync(JSON.stringify(plain));
}

export function unpackProblem(bytes: Buffer): PackedProof {
  const plain = JSON.parse(gunzipSync(bytes).toString()) as Plain;
  const { sites, mostSites, costs, budget, seats, start } = plain;
  const demandStarts = Uint32Array.from(plain.demandStarts);
  const demandSite = Uint32Array.from(plain.demandSite);
  return {
    problem: {
      ...{ sites, demands: plain.weight.length, demandStarts, demandSite },
      weight: Float64Array.from(plain.weight),
      heads: Float64Array.from(plain.heads),
      ...demandsOfSites(sites, demandStarts, demandSite),
    },
    limits: {
      mostSites,
      seats: seats ?? undefined,
      budget: costs === null || budget === null ? undefined : { costs, most: budget },
    },
    start,
  };
}

function demandsOfSites(
  sites: number,
  demandStarts: Uint32Array,
  demandSite: Uint32Array,
): Pick<SitingProblem, 'siteStarts' | 'siteDemand'> {
  const siteStarts = new Uint32Array(sites + 1);
  for (const site of demandSite) siteStarts[site + 1]! += 1;
  for (let site = 0; site < sites; site += 1) siteStarts[site + 1]! += siteStarts[site]!;
  const next = siteStarts.slice(0, sites);
  const siteDemand = new Uint32Array(demandSite.length);
  for (let demand = 0; demand + 1 < demandStarts.length; demand += 1) {
    for (let row = demandStarts[demand]!; row < demandStarts[demand + 1]!; row += 1) {
      const site = demandSite[row]!;
      siteDemand[next[site]!] = demand;
      next[site]! += 1;
    }
  }
  return { siteStarts, siteDemand };
}

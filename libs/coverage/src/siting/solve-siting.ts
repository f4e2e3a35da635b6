import {
  chooseSites,
  countHeads,
  isSnapped,
  NO_FACILITY,
  reachLists,
  sitingProblem,
  type Profile,
  type Siting,
  type SitingLimits,
  type SitingProblem,
} from '@nuancan/walk-network';
import { DEPENDENT_WEIGHT, type Weighting } from '../planning/planning-words.js';
import { PlanningErrors } from '../planning/planning.errors.js';
import type { CoverageWorld } from '../world/coverage-world.js';
import { mostOf } from '../world/walkers.js';
import { LIMIT_MINUTES, type CoveredSlot } from '../world/world.js';
import type { Candidate } from './load-candidates.js';

/** What is to be found. */
export interface SitingAsked {
  readonly profile: Profile;
  readonly slot: CoveredSlot | null;
  /** Only residents of this town count; null: all. */
  readonly townCode: string | null;
  readonly weighting: Weighting;
  readonly mostSites: number;
  readonly budgetFen: number | null;
  /** Of a site that does not say itself. */
  readonly costFen: number | null;
  readonly seats: number | null;
}

/** What was found at once. */
export interface SitingFound {
  readonly problem: SitingProblem;
  readonly limits: SitingLimits;
  readonly siting: Siting;
  readonly people: number;
  readonly reached: number;
  readonly newly: number;
  /** No choice has more: everybody whom any site reaches. */
  readonly bound: number;
  /** Of each candidate whom it would newly reach alone; null: it is on no way. */
  readonly alone: readonly (number | null)[];
}

const E7 = 1e7;
/** Pairs of a site and a person that are searched and kept at once. */
const MOST_PAIRS = 8_000_000;
const NO_LIMIT_OF_SEATS = 1_000_000;

/** Chooses sites for those whom nothing reaches on foot yet; what stands stays. @throws PLANNING.NO_CANDIDATES, TOO_LARGE */
export function solveSiting(world: CoverageWorld, candidates: readonly Candidate[], asked: SitingAsked): SitingFound {
  const walkers = world.of(asked.profile);
  const base = walkers.base(asked.slot);
  const { people, towns } = world.parts;
  const town = asked.townCode === null ? -1 : towns.findIndex(({ code }) => code === asked.townCode);
  const counts = (person: number): boolean => asked.townCode === null || people.town[person] === town;
  const isReached = (person: number): boolean => base.coverage.facility[person] !== NO_FACILITY;
  const snaps = world.index.snap({
    lon: candidates.map(({ longitude }) => Math.round(longitude * E7)),
    lat: candidates.map(({ latitude }) => Math.round(latitude * E7)),
  });
  const isUsable = candidates.map((_, at) => isSnapped(snaps, at));
  if (!isUsable.includes(true)) throw PlanningErrors.NO_CANDIDATES();
  const lists = reachLists(snaps, {
    search: walkers.search,
    reach: walkers.reach,
    most: mostOf(LIMIT_MINUTES),
    wants: (person) => counts(person) && !isReached(person),
  });
  if (lists.person.length > MOST_PAIRS) throw PlanningErrors.TOO_LARGE();
  const weight = Uint8Array.from({ length: people.count }, (_, person) =>
    asked.weighting === 'dependency' && people.dependent[person] === 1 ? DEPENDENT_WEIGHT : 1,
  );
  const limits = limitsOf(candidates, asked);
  const problem = sitingProblem(lists, weight, { keepWeightsApart: limits.seats !== undefined });
  const siting = chooseSites(problem, limits);
  const everybody = Array.from({ length: people.count }, (_, person) => person).filter(counts);
  return {
    ...{ problem, limits, siting },
    people: everybody.length,
    reached: everybody.filter(isReached).length,
    newly: countHeads(problem, siting.chosen, limits.seats),
    bound: problem.weight.reduce((sum, one) => sum + one, 0),
    alone: isUsable.map((is, at) => (is ? lists.starts[at + 1]! - lists.starts[at]! : null)),
  };
}

function limitsOf(
  candidates: readonly Candidate[],
  { mostSites, budgetFen, costFen, seats: all }: SitingAsked,
): SitingLimits {
  const own = candidates.some(({ seats }) => seats !== null);
  const seats = all === null && !own ? undefined : candidates.map((one) => one.seats ?? all ?? NO_LIMIT_OF_SEATS);
  if (budgetFen === null) return { mostSites, seats };
  // What has no price is not on offer.
  const costs = candidates.map((one) => one.costFen ?? costFen ?? budgetFen + 1);
  return { mostSites, seats, budget: { costs, most: budgetFen } };
}

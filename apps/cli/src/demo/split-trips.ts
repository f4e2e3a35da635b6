/** A meal that was brought, by when it was handed over. */
export interface BroughtMeal {
  readonly id: string;
  readonly servedAt: Date;
}

/** One way out of the kitchen. */
export interface BroughtTrip {
  readonly volunteerId: string;
  readonly trip: number;
  readonly leavesAt: Date;
  readonly endsAt: Date;
  readonly meals: readonly BroughtMeal[];
}

const MINUTE_MS = 60_000;
/** What anybody of the demo carries at once. */
const MOST_PORTIONS = 5;
const MOST_MINUTES = 40;
const MINUTES_TO_FIRST_DOOR = 6;

/** Who may have brought meals that were handed over one after the other: each goes out when back, few at a time, within the hour. Pure. */
export function splitTrips(meals: readonly BroughtMeal[], people: readonly string[]): BroughtTrip[] {
  const groups: BroughtMeal[][] = [];
  for (const meal of meals) {
    const open = groups.at(-1);
    const since = open === undefined ? 0 : meal.servedAt.getTime() - open[0]!.servedAt.getTime();
    if (open === undefined || open.length === MOST_PORTIONS || since > MOST_MINUTES * MINUTE_MS) groups.push([meal]);
    else open.push(meal);
  }
  const backAt = new Map<string, number>();
  const tripsOf = new Map<string, number>();
  return groups.flatMap((group) => {
    const leaves = group[0]!.servedAt.getTime() - MINUTES_TO_FIRST_DOOR * MINUTE_MS;
    const volunteerId = people.find((person) => (backAt.get(person) ?? 0) < leaves);
    if (volunteerId === undefined) throw new Error('the demo has too few volunteers for what it brought');
    const ends = group.at(-1)!.servedAt.getTime() + MINUTE_MS;
    const trip = (tripsOf.get(volunteerId) ?? 0) + 1;
    backAt.set(volunteerId, ends);
    tripsOf.set(volunteerId, trip);
    return { volunteerId, trip, leavesAt: new Date(leaves), endsAt: new Date(ends), meals: group };
  });
}

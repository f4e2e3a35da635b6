interface Place {
  readonly name: string;
  readonly townCode: string;
}

/**
 * The places under names that tell them apart: villages of two towns may be called the same, and their canteens with them, and
 * nobody could say which of the two a choice means. @param townName '' while unknown. Pure.
 */
export function tellApart<P extends Place>(places: readonly P[], townName: (code: string) => string): P[] {
  const times = new Map<string, number>();
  for (const { name } of places) times.set(name, (times.get(name) ?? 0) + 1);
  return places.map((place) => {
    const town = townName(place.townCode);
    return town !== '' && (times.get(place.name) ?? 0) > 1 ? { ...place, name: `${place.name}（${town}）` } : place;
  });
}

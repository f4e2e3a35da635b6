interface Placed {
  readonly longitude: number | null;
  readonly latitude: number | null;
}

/** The middle of those whose place is known. Pure. */
export function middleOf(points: readonly Placed[]): [number, number] {
  const placed = points.flatMap(({ longitude, latitude }) =>
    longitude === null || latitude === null ? [] : [[longitude, latitude]],
  );
  const mean = (at: 0 | 1): number => placed.reduce((sum, place) => sum + place[at]!, 0) / Math.max(1, placed.length);
  return [mean(0), mean(1)];
}

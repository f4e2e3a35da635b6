import { straightMetres, type GeoPoint } from '@nuancan/delivery';

/** Metres from the kitchen through the doors as they are listed, a round of so many after the other; nobody rides home. */
export function roundsAsListed(kitchen: GeoPoint, doors: readonly GeoPoint[], boxes: number): number {
  return wayOf(kitchen, doors, boxes, (left) => left[0]!);
}

/** The same, always on to the nearest door that is left. */
export function roundsToNearest(kitchen: GeoPoint, doors: readonly GeoPoint[], boxes: number): number {
  return wayOf(kitchen, doors, boxes, (left, metresTo) =>
    left.reduce((best, door) => (metresTo(door) < metresTo(best) ? door : best)),
  );
}

function wayOf(
  kitchen: GeoPoint,
  doors: readonly GeoPoint[],
  boxes: number,
  choose: (left: readonly number[], metresTo: (door: number) => number) => number,
): number {
  const places = doors.length + 1;
  const metres = straightMetres([kitchen, ...doors]);
  let left = doors.map((_, index) => index + 1);
  let [sum, at] = [0, 0];
  for (let carried = 0; left.length > 0; carried += 1) {
    const from = carried % boxes === 0 ? 0 : at;
    at = choose(left, (door) => metres[from * places + door]!);
    sum += metres[from * places + at]!;
    left = left.filter((door) => door !== at);
  }
  return sum;
}

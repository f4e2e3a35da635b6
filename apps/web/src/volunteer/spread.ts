interface Point {
  readonly x: number;
  readonly y: number;
}

const ROUNDS = 40;
/** So that doors at one place part in different directions, the same ones each time. */
const TURN = 2.4;

/** Moves points of a square until no two are nearer than `apart`, as far as there is room; none leaves the square. Pure. */
export function spread(points: readonly Point[], { apart, side }: { apart: number; side: number }): Point[] {
  const moved = points.map(({ x, y }) => ({ x, y }));
  const within = (at: number): number => Math.min(side - apart / 2, Math.max(apart / 2, at));
  for (let round = 0; round < ROUNDS; round += 1) {
    let still = true;
    for (const [at, one] of moved.entries()) {
      for (const other of moved.slice(at + 1)) {
        const [dx, dy] = [other.x - one.x, other.y - one.y];
        const distance = Math.hypot(dx, dy);
        if (distance >= apart) continue;
        still = false;
        const [cos, sin] = distance > 0 ? [dx / distance, dy / distance] : [Math.cos(TURN * at), Math.sin(TURN * at)];
        const push = (apart - distance) / 2;
        one.x = within(one.x - push * cos);
        one.y = within(one.y - push * sin);
        other.x = within(other.x + push * cos);
        other.y = within(other.y + push * sin);
      }
    }
    if (still) break;
  }
  return moved;
}

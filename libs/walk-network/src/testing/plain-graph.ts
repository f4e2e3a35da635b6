/** A graph as anybody would write it down, and the shortest ways by trying every node: what the fast search is held against. */
export class PlainGraph {
  private readonly arcs = new Map<string, { readonly to: string; readonly cost: number }[]>();

  connect(a: string, b: string, cost: number): void {
    this.arcsOf(a).push({ to: b, cost });
    this.arcsOf(b).push({ to: a, cost });
  }

  distancesFrom(source: string): Map<string, number> {
    const done = new Map<string, number>();
    const open = new Map<string, number>([[source, 0]]);
    while (open.size > 0) {
      const [node, cost] = [...open].reduce((least, other) => (other[1] < least[1] ? other : least));
      open.delete(node);
      done.set(node, cost);
      for (const arc of this.arcsOf(node)) {
        if (!done.has(arc.to)) open.set(arc.to, Math.min(open.get(arc.to) ?? Infinity, cost + arc.cost));
      }
    }
    return done;
  }

  private arcsOf(node: string): { readonly to: string; readonly cost: number }[] {
    const known = this.arcs.get(node);
    if (known !== undefined) return known;
    this.arcs.set(node, []);
    return this.arcs.get(node)!;
  }
}

import type { EdgeIndex, Snaps, WalkNetwork } from '@nuancan/walk-network';

/** Up to so far off the street, in 1e-7 degrees: some 45 m. */
const OFF_STREET_E7 = 4_000;

/** Made-up doors along the streets of a real city; the same seed makes the same doors. */
export class CityOfPeople {
  private state: number;
  private readonly edges: readonly number[];

  constructor(
    private readonly network: WalkNetwork,
    private readonly index: EdgeIndex,
    seed: number,
  ) {
    this.state = seed;
    const { edgeFrom, nodeComponent, mainComponent, sizes } = network;
    this.edges = Array.from({ length: sizes.edges }, (_, edge) => edge).filter(
      (edge) => nodeComponent[edgeFrom[edge]!] === mainComponent,
    );
  }

  /** In no spatial order, as a register has them. */
  doors(count: number): { readonly lon: Int32Array; readonly lat: Int32Array } {
    const { pointStarts, pointLon, pointLat } = this.network;
    const doors = { lon: new Int32Array(count), lat: new Int32Array(count) };
    for (let door = 0; door < count; door += 1) {
      const edge = this.edges[Math.floor(this.random() * this.edges.length)]!;
      const [first, end] = [pointStarts[edge]!, pointStarts[edge + 1]!];
      const point = first + Math.floor(this.random() * (end - first));
      doors.lon[door] = pointLon[point]! + Math.round((2 * this.random() - 1) * OFF_STREET_E7);
      doors.lat[door] = pointLat[point]! + Math.round((2 * this.random() - 1) * OFF_STREET_E7);
    }
    return doors;
  }

  placed(count: number): Snaps {
    return this.index.snap(this.doors(count));
  }

  /** Towns as strips from west to east with as many doors each. */
  towns(lon: Int32Array, towns: number): Uint32Array {
    const order = Uint32Array.from(lon.keys()).sort((a, b) => lon[a]! - lon[b]! || a - b);
    const town = new Uint32Array(lon.length);
    order.forEach((door, rank) => {
      town[door] = Math.floor((towns * rank) / lon.length);
    });
    return town;
  }

  private random(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.state / 2 ** 32;
  }
}

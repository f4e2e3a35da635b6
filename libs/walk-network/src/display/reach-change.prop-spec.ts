import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomTown } from '../testing/random-town.js';
import { reachChange, type StreetPiece } from './reach-change.js';
import { reachedStreets, type ReachedStretch } from './reached-streets.js';

const sum = (pieces: readonly { readonly low: number; readonly high: number }[]): number =>
  pieces.reduce((total, { low, high }) => total + high - low, 0);
type Span = { readonly edge: number; readonly low: number; readonly high: number };
/** Two pieces that touch hold the place between them. */
const holds = (pieces: readonly Span[], edge: number, at: number): boolean =>
  pieces.some((piece) => piece.edge === edge && piece.low <= at && at <= piece.high);

describe('streets gained and lost on random networks', () => {
  it('are what one reach has and the other has not, at every place', () => {
    let changed = 0;
    const isChanged = (
      pieces: readonly StreetPiece[],
      is: readonly ReachedStretch[],
      was: readonly ReachedStretch[],
    ) => {
      for (const { edge, low, high, lon, lat } of pieces) {
        const middle = (low + high) / 2;
        expect({ is: holds(is, edge, middle), was: holds(was, edge, middle) }).toEqual({ is: true, was: false });
        expect(lon.length).toBeGreaterThan(1);
        expect(lat).toHaveLength(lon.length);
        changed += 1;
      }
    };
    fc.assert(
      fc.property(randomTown, fc.nat(), ({ facilities, search, most }, cut) => {
        const sources = [...facilities.edge.keys()];
        const at = cut % (sources.length + 1);
        // Some are in both, some in one of them only.
        search.fromSnaps(facilities, sources.slice(0, at + 1), most);
        const before = reachedStreets(search, most);
        search.fromSnaps(facilities, sources.slice(at), most);
        const after = reachedStreets(search, most);
        const { gained, lost } = reachChange(search.costs, before, after);
        isChanged(gained, after, before);
        isChanged(lost, before, after);
        expect(Math.abs(sum(after) - sum(before) - (sum(gained) - sum(lost)))).toBeLessThan(1);
        expect(reachChange(search.costs, after, after)).toEqual({ gained: [], lost: [] });
      }),
      { numRuns: 200 },
    );
    expect(changed).toBeGreaterThan(100);
  });
});

import { describe, expect, it } from 'vitest';
import { chooseSites, loadHighs, proveSiting, sitingProblem, type proveInThread as Prove } from '@nuancan/walk-network';

// As it was built: the thread's program is a file beside it.
const BUILT = new URL('../../dist/libs/walk-network/src/index.js', import.meta.url).href;
const SITES = 20;
const PEOPLE = 120;
const REACHED_BY_ONE = 14;

/** Sites that overlap in no simple way, so that greedy is not the proof. */
function problem() {
  const covers = Array.from({ length: SITES }, (_, site) =>
    [
      ...new Set(
        Array.from(
          { length: REACHED_BY_ONE },
          (__, at) => (site * 37 + at * at * 11 + ((site * at) % 17) * 13) % PEOPLE,
        ),
      ),
    ].sort((a, b) => a - b),
  );
  const starts = Uint32Array.from([0, ...covers.map((_, site) => covers.slice(0, site + 1).flat().length)]);
  const person = Uint32Array.from(covers.flat());
  const lists = { facilities: SITES, starts, person, cost: new Float64Array(person.length) };
  return sitingProblem(lists, new Uint8Array(PEOPLE).fill(1));
}

describe('a proof on a thread of its own', () => {
  it('is the one that the calling thread would find, which goes on meanwhile', async () => {
    const { proveInThread } = (await import(BUILT)) as { proveInThread: typeof Prove };
    const asked = problem();
    const limits = { mostSites: 4, seconds: 60, start: chooseSites(asked, { mostSites: 4 }) };
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 1);
    const proven = await proveInThread(asked, limits).finally(() => clearInterval(turning));
    expect(turns).toBeGreaterThan(0);
    expect(proven.isProven).toBe(true);
    expect(proven.covered).toBeGreaterThanOrEqual(limits.start.covered);
    const here = proveSiting(await loadHighs(), asked, limits);
    expect({ covered: proven.covered, bound: proven.bound }).toEqual({ covered: here.covered, bound: here.bound });
  });

  it('ends with whoever asked, and says what it failed of', async () => {
    const { proveInThread } = (await import(BUILT)) as { proveInThread: typeof Prove };
    const asked = problem();
    const limits = { mostSites: 4, seconds: 60, start: chooseSites(asked, { mostSites: 4 }) };
    const ending = new AbortController();
    const proof = proveInThread(asked, limits, ending.signal);
    ending.abort(new Error('given up'));
    await expect(proof).rejects.toThrow('given up');
    await expect(proveInThread(asked, limits, ending.signal)).rejects.toThrow('given up');
    const broken = { ...asked, weight: undefined } as unknown as typeof asked;
    await expect(proveInThread(broken, limits)).rejects.toThrow(TypeError);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedSnaps, randomTown, type RandomTown } from '../testing/random-town.js';
import { countByArea } from './count-by-area.js';
import { coverPeople, NO_FACILITY } from './cover-people.js';
import { floatingCatchment } from './floating-catchment.js';
import { listsByPerson } from './lists-by-person.js';
import { reachLists } from './reach-lists.js';
import { whatIf } from './what-if.js';

const RUNS = { numRuns: 400 };
const nothing = { edge: new Uint32Array(), along: new Float64Array(), access: new Float64Array() };

function baseOf(town: RandomTown) {
  const lists = reachLists(town.facilities, town);
  return { coverage: coverPeople(town.people, town), lists, byPerson: listsByPerson(lists, town.people) };
}

describe('coverage of random towns', () => {
  it('is the least of all lists, which say the same by facility and by person', () => {
    fc.assert(
      fc.property(randomTown, (town) => {
        const { coverage, lists, byPerson } = baseOf(town);
        expect(byPerson.cost.length).toBe(lists.cost.length);
        for (let person = 0; person < town.people; person += 1) {
          const rows = [...byPerson.facility.subarray(byPerson.starts[person], byPerson.starts[person + 1])].map(
            (facility, at) => ({ facility, cost: byPerson.cost[byPerson.starts[person]! + at]! }),
          );
          for (const { facility, cost } of rows) {
            const at = lists.person.indexOf(person, lists.starts[facility]);
            expect(at).toBeLessThan(lists.starts[facility + 1]!);
            expect(lists.cost[at]).toBe(cost);
          }
          const least = rows.reduce((a, b) => (b.cost < a.cost ? b : a), { facility: NO_FACILITY, cost: Infinity });
          expect({ facility: coverage.facility[person], cost: coverage.cost[person] }).toEqual(least);
        }
      }),
      RUNS,
    );
  });

  it('after a what-if is what a full computation gives', () => {
    let changed = 0;
    fc.assert(
      fc.property(randomTown, fc.array(fc.nat(), { maxLength: 5 }), fc.boolean(), (town, picks, adds) => {
        const base = baseOf(town);
        const count = town.facilities.edge.length;
        const closed = picks.map((pick) => pick % count);
        const added = adds ? town.others : nothing;
        const changes = whatIf(base, { closed, added, most: town.most }, town);
        const cost = base.coverage.cost.slice();
        const facility = base.coverage.facility.slice();
        for (const change of changes) {
          cost[change.person] = change.cost;
          facility[change.person] = change.facility;
        }
        const facilities = joinedSnaps(town.facilities, added);
        const open = [...facilities.edge.keys()].filter((index) => !closed.includes(index));
        expect({ cost, facility }).toEqual(coverPeople(town.people, { ...town, facilities, open }));
        expect(new Set(changes.map(({ person }) => person)).size).toBe(changes.length);
        changed += changes.length;
      }),
      RUNS,
    );
    expect(changed).toBeGreaterThan(100);
  });

  it('counts everybody once by area', () => {
    fc.assert(
      fc.property(randomTown, fc.infiniteStream(fc.nat(2)), (town, random) => {
        const flags = () => Array.from({ length: town.people }, () => random.next().value as number);
        const [area, hasPlace, delivered, dependent] = [flags(), flags(), flags(), flags()];
        const coverage = coverPeople(town.people, town);
        const counts = countByArea(coverage, town.doors, { area, areas: 3, hasPlace, delivered, groups: [dependent] });
        counts.forEach((count, at) => {
          const people = [...area.keys()].filter((person) => area[person] === at);
          const isReached = (person: number): boolean => coverage.cost[person]! <= town.most;
          const { reached, deliveryOnly, notReached, offNetwork, withoutPlace } = count;
          expect(count.people).toBe(people.length);
          expect(reached + deliveryOnly + notReached + offNetwork + withoutPlace).toBe(people.length);
          expect(reached).toBe(people.filter(isReached).length);
          const off = people.filter((person) => Number.isNaN(town.doors.access[person]));
          expect(withoutPlace).toBe(off.filter((person) => hasPlace[person] !== 1).length);
          expect(offNetwork).toBe(off.length - withoutPlace);
          expect(deliveryOnly).toBe(
            people.filter((person) => !isReached(person) && !off.includes(person) && delivered[person] === 1).length,
          );
          const trusted = people.filter((person) => town.doors.access[person]! <= 100 * 1e5).length;
          expect(count.completeness).toBe(people.length === 0 ? 1 : trusted / people.length);
          expect(count.walkedCost).toBe(people.filter(isReached).reduce((sum, p) => sum + coverage.cost[p]!, 0));
          const members = people.filter((person) => dependent[person] === 1);
          expect(count.groups).toEqual([{ people: members.length, reached: members.filter(isReached).length }]);
        });
      }),
      RUNS,
    );
  });

  it('shares every seat out that anybody reaches, and no other', () => {
    fc.assert(
      fc.property(randomTown, fc.infiniteStream(fc.nat(90)), (town, random) => {
        const seats = Array.from(town.facilities.edge, () => 10 + (random.next().value as number));
        const demand = Array.from({ length: town.people }, () => 1 + ((random.next().value as number) % 3));
        const lists = reachLists(town.facilities, town);
        const { access, seatsPerDemand } = floatingCatchment(lists, { seats, demand });
        const shared = demand.reduce((sum, weight, person) => sum + weight * access[person]!, 0);
        const used = seats.filter((_, facility) => lists.starts[facility] !== lists.starts[facility + 1]);
        expect(shared).toBeCloseTo(
          used.reduce((sum, count) => sum + count, 0),
          6,
        );
        seatsPerDemand.forEach((share, facility) => {
          expect(share > 0).toBe(lists.starts[facility] !== lists.starts[facility + 1]);
        });
      }),
      RUNS,
    );
  });
});

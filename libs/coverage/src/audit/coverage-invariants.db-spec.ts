import { checkInvariants } from '@nuancan/canteen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCoverageTown, storePerson, VILLAGES, type CoverageTown } from '../testing/coverage-town.js';
import { COVERAGE_INVARIANTS } from './coverage-invariants.js';

/** Each of what somebody with the owner's rights could do behind the product's back, and what it breaks. */
const TAMPERINGS: readonly [name: string, sql: string][] = [
  ['coverage-one-network', `UPDATE coverage.networks SET state = 'retired'`],
  ['coverage-network-whole', `DELETE FROM coverage.network_parts WHERE kind = 'graph'`],
  ['coverage-snaps-on-network', `UPDATE coverage.resident_snaps SET edge = 99`],
  [
    'coverage-adds-up',
    `UPDATE coverage.area_figures SET people = people + 1, not_reached = not_reached + 1 WHERE level = 'village' AND code = '${VILLAGES[0]}'`,
  ],
];

const STREET = JSON.stringify({
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'LineString',
    coordinates: [
      [121.4, 29.65],
      [121.41, 29.65],
      [121.42, 29.66],
    ],
  },
});

describe('invariants of coverage', () => {
  let town: CoverageTown;

  beforeAll(async () => {
    town = await openCoverageTown();
    const person = { village: VILLAGES[0], birthDate: '1950-01-02', livesAlone: true, grade: null } as const;
    await storePerson(town.test.owner, { ...person, place: [121.405, 29.6501] });
    await storePerson(town.test.owner, { ...person, place: null });
    await town.bring(STREET);
    await town.bring(STREET);
  });
  afterAll(() => town?.test.close());

  it('hold over a district whose network was replaced', async () => {
    const checked = await checkInvariants(town.test.owner, { invariants: COVERAGE_INVARIANTS });
    expect(checked.filter(({ offending }) => offending.length > 0)).toEqual([]);
  });

  it.each(TAMPERINGS)('%s names what was done behind it', async (name, sql) => {
    const { owner } = town.test;
    const invariant = COVERAGE_INVARIANTS.find((one) => one.name === name);
    await owner.query('BEGIN');
    try {
      await owner.query(`SET LOCAL session_replication_role = replica; ${sql}; SET LOCAL ROLE nuancan_definer`);
      expect((await owner.query(invariant?.sql ?? '')).rows).not.toEqual([]);
    } finally {
      await owner.query('ROLLBACK');
    }
  });

  it('is tampered with in every invariant', () => {
    expect(TAMPERINGS.map(([name]) => name)).toEqual(COVERAGE_INVARIANTS.map(({ name }) => name));
  });
});

import { describe, expect, it } from 'vitest';
import { ReadErrors } from './read.errors.js';
import { readSolomon } from './read-solomon.js';
import { readVrplib } from './read-vrplib.js';

const SOLOMON = `T1

VEHICLE
NUMBER     CAPACITY
  2         200

CUSTOMER
CUST NO.   XCOORD.   YCOORD.    DEMAND   READY TIME   DUE DATE   SERVICE TIME

    0          0         0          0       0         230           0
    1          1         1         10     161         171          10
    2          3         4          7      50          60          10
`;

const VRPLIB = `NAME : T2
TYPE : CVRP
DIMENSION : 3
EDGE_WEIGHT_TYPE : EUC_2D
CAPACITY : 9
NODE_COORD_SECTION
1 0 0
2 1 1
3 3 4
DEMAND_SECTION
1 0
2 4
3 5
DEPOT_SECTION
1
-1
EOF
`;

describe('readSolomon', () => {
  it('reads customers, windows and ways in truncated tenths', () => {
    const { problem, scale, name } = readSolomon(SOLOMON, 'dimacs');
    expect([name, scale, problem.volunteers.length]).toEqual(['T1', 10, 2]);
    expect(problem.stops[0]).toEqual({ id: '1', place: 1, boxes: [10], service: 100, windows: [[1610, 1710]] });
    expect([...(problem.travel.vehicle!.duration as Int32Array)]).toEqual([0, 14, 50, 14, 0, 36, 50, 36, 0]);
  });

  it('says which line it cannot read, and what is missing', () => {
    expect(() => readSolomon(SOLOMON.replace('161 ', 'x ').replace('READY', 'READY'), 'dimacs')).toThrow(
      expect.objectContaining({ code: ReadErrors.UNREADABLE.code, detail: expect.objectContaining({ line: 11 }) }),
    );
    expect(() => readSolomon('T1\n', 'dimacs')).toThrow(expect.objectContaining({ code: ReadErrors.INCOMPLETE.code }));
  });
});

describe('readVrplib', () => {
  it('reads customers and rounded ways; without VEHICLES each may have one', () => {
    const { problem, name } = readVrplib(VRPLIB, 'round');
    expect([name, problem.volunteers.length, problem.volunteers[0]!.capacity]).toEqual(['T2', 2, [9]]);
    expect(problem.stops.map(({ id, boxes }) => [id, boxes])).toEqual([
      ['1', [4]],
      ['2', [5]],
    ]);
    expect([...(problem.travel.vehicle!.duration as Int32Array)]).toEqual([0, 1, 5, 1, 0, 4, 5, 4, 0]);
  });

  it.each<[string, string, string, string]>([
    ['fewer customers than it says', 'DIMENSION : 3', 'DIMENSION : 4', ReadErrors.INCOMPLETE.code],
    ['a customer without a place', '3 3 4', '3 3', ReadErrors.UNREADABLE.code],
    ['a depot that is not there', 'DEPOT_SECTION\n1', 'DEPOT_SECTION\n9', ReadErrors.INCOMPLETE.code],
    ['a part it would pass over', 'DEPOT_SECTION', 'BACKHAUL_SECTION\n1\nDEPOT_SECTION', ReadErrors.UNSUPPORTED.code],
    ['the same part twice', 'DEPOT_SECTION', 'DEMAND_SECTION\n1 0\nDEPOT_SECTION', ReadErrors.UNSUPPORTED.code],
    ['places at the end of the world', '3 3 4', '3 1e300 4', ReadErrors.TOO_FAR.code],
  ])('refuses %s', (_, part, instead, code) => {
    expect(() => readVrplib(VRPLIB.replace(part, instead), 'round')).toThrow(expect.objectContaining({ code }));
  });

  it('takes no more vehicles than can be of use, and DISTANCE as the longest duration', () => {
    const { problem } = readVrplib(
      VRPLIB.replace('CAPACITY', 'VEHICLES : 1000000000000\nDISTANCE : 40\nCAPACITY'),
      'exact',
    );
    expect(problem.volunteers.map(({ mostDuration }) => mostDuration)).toEqual([400_000, 400_000]);
  });

  it('refuses ways that are not straight and files without a part', () => {
    expect(() => readVrplib(VRPLIB.replace('EUC_2D', 'EXPLICIT'), 'round')).toThrow(
      expect.objectContaining({ code: ReadErrors.UNSUPPORTED.code }),
    );
    expect(() => readVrplib(VRPLIB.replace(/DEMAND_SECTION[\s\S]*DEPOT/, 'DEPOT'), 'round')).toThrow(
      expect.objectContaining({ code: ReadErrors.INCOMPLETE.code }),
    );
  });
});

import { expect, it } from 'vitest';
import { DEMO_DISTRICT, DEMO_TOWNS } from '../../apps/cli/src/demo/fenghua-divisions.js';
import { describeWithData } from '../support/reference-data.js';

interface OfficialDivisions {
  readonly area: { readonly code: string; readonly name: string };
  readonly towns: readonly {
    readonly code: string;
    readonly name: string;
    readonly villages: readonly { readonly code: string; readonly name: string }[];
  }[];
}

describeWithData('fenghua-divisions.json', 'the demo district’s divisions are the official ones', (read) => {
  it('the district by code and name', () => {
    const { area } = read() as OfficialDivisions;
    expect({ code: DEMO_DISTRICT.code, name: DEMO_DISTRICT.name }).toEqual({ code: area.code, name: area.name });
  });

  it('all 12 towns and 337 villages by code and name, and no other', () => {
    const { towns } = read() as OfficialDivisions;
    expect(DEMO_TOWNS).toEqual(towns);
    expect(DEMO_TOWNS).toHaveLength(12);
    expect(DEMO_TOWNS.flatMap((town) => town.villages)).toHaveLength(337);
  });
});

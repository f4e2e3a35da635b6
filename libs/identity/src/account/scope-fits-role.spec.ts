import { describe, expect, it } from 'vitest';
import { PERSON_ROLES, type PersonRole } from './person-role.js';
import { scopeFitsRole } from './scope-fits-role.js';

const NOWHERE = { townCode: null, facilityId: null };
const TOWN = { townCode: '330213001', facilityId: null };
const FACILITY = { townCode: '330213001', facilityId: '0198c1f0-0000-7000-8000-000000000001' };
const ORPHAN = { townCode: null, facilityId: FACILITY.facilityId };

const allowedPlaces: Record<PersonRole, readonly object[]> = {
  operator: [FACILITY],
  volunteer: [TOWN, FACILITY],
  town_official: [TOWN],
  district_official: [NOWHERE],
  auditor: [NOWHERE],
  admin: [NOWHERE],
};

describe('scopeFitsRole', () => {
  it.each(PERSON_ROLES)('%s: exactly its places', (role) => {
    const fitting = [NOWHERE, TOWN, FACILITY, ORPHAN].filter((place) => scopeFitsRole(role, place));
    expect(fitting).toEqual(allowedPlaces[role]);
  });
});

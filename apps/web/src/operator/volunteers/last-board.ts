import type { VolunteerBoard } from './volunteers-contract.js';

interface Owner {
  readonly accountId: string;
  readonly facilityId: string;
}

const keyOf = ({ accountId, facilityId }: Owner): string => `nuancan-volunteers|${accountId}|${facilityId}|board`;

/** What was fetched last, so that people can sign in without a network; by their numbers. */
export const lastBoard = {
  read(owner: Owner): VolunteerBoard | null {
    const kept = localStorage.getItem(keyOf(owner));
    return kept === null ? null : (JSON.parse(kept) as VolunteerBoard);
  },
  /** Without names and phones; where the device has no room it is left. */
  keep(owner: Owner, { volunteers, shifts, attendances }: VolunteerBoard): void {
    const nameless: VolunteerBoard = {
      volunteers: volunteers.map((one) => ({ ...one, name: null, initials: null, phone: null })),
      shifts: shifts.map((one) => ({ ...one, signedUp: one.signedUp.map((who) => ({ ...who, name: null })) })),
      attendances: attendances.map((one) => ({ ...one, name: null })),
    };
    try {
      localStorage.setItem(keyOf(owner), JSON.stringify(nameless));
    } catch {
      localStorage.removeItem(keyOf(owner));
    }
  },
};

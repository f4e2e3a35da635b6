import type { FunderShare } from '../policy/policy.js';
import type { Diner, MealFacts } from './rating.js';

/** Where the elder eats, seen from home. */
export type Place = 'home_town' | 'other_town' | 'other_district';

/** The district decides first; within it the town. */
export function placeOf(
  home: Pick<Diner, 'homeTownCode' | 'homeDistrictCode'>,
  facility: Pick<MealFacts, 'facilityTownCode' | 'facilityDistrictCode'>,
): Place {
  if (home.homeDistrictCode !== facility.facilityDistrictCode) return 'other_district';
  return home.homeTownCode === facility.facilityTownCode ? 'home_town' : 'other_town';
}

/** Whether a share is paid at a place. */
export function travels(share: FunderShare, place: Place): boolean {
  if (place === 'home_town') return true;
  return place === 'other_town' ? share.travels.otherTown : share.travels.otherDistrict;
}

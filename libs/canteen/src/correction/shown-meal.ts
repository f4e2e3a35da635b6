import type { SettledMealDto } from './correction.dto.js';
import type { SettledRow } from './settled-view.js';

/** What an answer shows of a settled meal. */
export function shownMeal(row: SettledRow): SettledMealDto {
  const { mealId, businessDate, facilityId, slot, priceFen, discountFen, elderDueFen, elderPaidFen, governmentFen } =
    row;
  const { provinceFen, cityFen, districtFen, townFen, costFen, gardenFen, volunteerFen, donationFen } = row;
  const { unfundedFen, surplusFen, corrections } = row;
  return {
    ...{ mealId, businessDate, facilityId, slot, priceFen, discountFen, elderDueFen, elderPaidFen, governmentFen },
    ...{ provinceFen, cityFen, districtFen, townFen, costFen, gardenFen, volunteerFen, donationFen },
    ...{ unfundedFen, surplusFen, corrections },
  };
}

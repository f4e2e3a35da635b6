export { MealPointImportsModule } from './import/meal-point-imports.module.js';
export { changeFrom, type DatedChange, type DatedRefusals, type DatedTable } from './dated-row/change-from.js';
export { placeInScope, type FacilityPlace } from './dated-row/facility-place.js';
export { FacilityReader } from './facility/facility-reader.js';
export { FACILITY_TIERS, type FacilityTier } from './facility/facility-tier.js';
export { FacilityDto } from './facility/facility.dto.js';
export { versionOf, versionTag } from './facility/version-tag.js';
export { KitchenPhoneDto } from './kitchen-phone/kitchen-phone.dto.js';
export { KitchenPhones } from './kitchen-phone/kitchen-phones.js';
export { MealPointErrors } from './meal-point.errors.js';
export { MealPointModule } from './meal-point.module.js';
export { MealPointWorkerModule } from './meal-point.worker.module.js';
export { CreateMealPoint1764000300000 } from './migrations/1764000300000-create-meal-point.js';
export { AddSupplies1764002200000 } from './migrations/1764002200000-add-supplies.js';
export { AddOpeningTimes1764002210000 } from './migrations/1764002210000-add-opening-times.js';
export { KeepFacilityStates1764002220000 } from './migrations/1764002220000-keep-facility-states.js';
export { KeepBooksOfFacilities1764200020000 } from './migrations/1764200020000-keep-books-of-facilities.js';
export { TakeOverFacilities1764100660000 } from './migrations/1764100660000-take-over-facilities.js';
export { AddLicences1764002230000 } from './migrations/1764002230000-add-licences.js';
export { SlotOpeningDto } from './opening/opening.dto.js';
export {
  isOpen,
  openingOn,
  SERVING_FLAGS,
  servingFlags,
  type OpeningFacts,
  type ServingFlag,
} from './opening/opening.js';
export { slotsOf } from './opening/opening.service.js';
export { CalendarReader } from './calendar/calendar-reader.js';
export { DAY_KINDS, type DayKind } from './calendar/day-kind.js';
export { KeepCalendar1764420530000 } from './migrations/1764420530000-keep-calendar.js';
export { KeepKitchenPhones1764711205000 } from './migrations/1764711205000-keep-kitchen-phones.js';

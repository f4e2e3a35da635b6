export { MealPointImportsModule } from './import/meal-point-imports.module.js';
export { FacilityReader } from './facility/facility-reader.js';
export { FACILITY_TIERS, type FacilityTier } from './facility/facility-tier.js';
export { FacilityDto } from './facility/facility.dto.js';
export { Facility } from './facility/facility.entity.js';
export { MealPointErrors } from './meal-point.errors.js';
export { MealPointModule } from './meal-point.module.js';
export { CreateMealPoint1764000300000 } from './migrations/1764000300000-create-meal-point.js';

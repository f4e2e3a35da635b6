/** 中心食堂 cooks and dispatches, 老年食堂 cooks and serves, 助餐服务点 serves what it receives. */
export const FACILITY_TIERS = ['central_kitchen', 'elder_canteen', 'meal_point'] as const;
export type FacilityTier = (typeof FACILITY_TIERS)[number];

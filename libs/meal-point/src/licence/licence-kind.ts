/** 食品经营许可证 · 健康证 · 消防验收 · 卫生验收 · 保险 */
export const LICENCE_KINDS = ['food_business', 'health_certificate', 'fire_safety', 'hygiene', 'insurance'] as const;
export type LicenceKind = (typeof LICENCE_KINDS)[number];

/** 天气: 平常、下雨、暴雨台风、高温、寒冷、雨雪冰冻. What a kitchen may note of a day. */
export const WEATHERS = ['fair', 'rain', 'storm', 'heat', 'cold', 'snow'] as const;
export type Weather = (typeof WEATHERS)[number];

/** 节假日、天气: what a day has and the past does not tell enough about. */
export const UNLEARNT = ['holiday', 'weather'] as const;
export type Unlearnt = (typeof UNLEARNT)[number];

/** 可预测、不营业、天数不够. */
export const FORECAST_STATES = ['forecast', 'closed', 'not_enough_days'] as const;
export type ForecastState = (typeof FORECAST_STATES)[number];

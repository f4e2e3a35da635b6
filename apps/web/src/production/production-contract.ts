import type { components } from '../api/schema.js';

export type ProductionDay = components['schemas']['ProductionDayDto'];
export type ProductionEntry = components['schemas']['ProductionEntryDto'];
export type PortionMatch = components['schemas']['PortionMatchDto'];
export type PortionDifference = components['schemas']['PortionDifferenceDto'];
export type FoodSample = components['schemas']['FoodSampleDto'];
export type SuppliedPoint = components['schemas']['SuppliedPointDto'];
export type Dish = components['schemas']['DishDto'];
export type SampleReminder = components['schemas']['SampleReminderDto'];
export type ProductionKind = ProductionEntry['kind'];
export type PortionForecast = components['schemas']['PortionForecastDto'];
export type SlotForecast = components['schemas']['SlotForecastDto'];
export type Weather = components['schemas']['NoteWeatherDto']['weather'];

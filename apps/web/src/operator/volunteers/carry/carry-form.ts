import type { components } from '../../../api/schema.js';
import { flatHours, groupHours, type Span } from './spans.js';

/** How a volunteer brings meals, as the server takes it. */
export type Carrying = components['schemas']['DeliveryProfileDto'];

/** What stands in the fields; figures as they are typed. */
export interface CarryForm {
  /** Empty before somebody has chosen. */
  readonly mode: Carrying['mode'] | '';
  readonly hotPortions: string;
  readonly coldPortions: string;
  readonly mostMinutes: string;
  readonly startsFrom: Carrying['startsFrom'];
  readonly endsAt: Carrying['endsAt'];
  readonly homeLongitude: string;
  readonly homeLatitude: string;
  readonly villageCodes: readonly string[];
  readonly spans: readonly Span[];
}

const UNKNOWN: CarryForm = {
  ...{ mode: '', hotPortions: '', coldPortions: '0', mostMinutes: '90', startsFrom: 'kitchen', endsAt: 'anywhere' },
  ...{ homeLongitude: '', homeLatitude: '', villageCodes: [], spans: [] },
};

/** The fields as they begin: what was entered before, or what most have. Pure. */
export function formOf(known: Carrying | null): CarryForm {
  if (known === null) return UNKNOWN;
  const { mode, hotPortions, coldPortions, mostMinutes, startsFrom, endsAt, homeLongitude, homeLatitude } = known;
  return {
    ...{ mode, startsFrom, endsAt, villageCodes: known.villageCodes, spans: groupHours(known.hours) },
    ...{ hotPortions: String(hotPortions), coldPortions: String(coldPortions), mostMinutes: String(mostMinutes) },
    homeLongitude: homeLongitude === null ? '' : String(homeLongitude),
    homeLatitude: homeLatitude === null ? '' : String(homeLatitude),
  };
}

/** Whether the place of the home is asked for. */
export function needsHome({ startsFrom, endsAt }: Pick<CarryForm, 'startsFrom' | 'endsAt'>): boolean {
  return startsFrom === 'home' || endsAt === 'home';
}

/** What is sent: no home of those who neither begin nor end there. Pure; the browser has checked the shapes. */
export function carryingOf(form: CarryForm): Carrying {
  const home = needsHome(form);
  return {
    mode: form.mode as Carrying['mode'],
    ...{ hotPortions: Number(form.hotPortions), coldPortions: Number(form.coldPortions) },
    ...{ mostMinutes: Number(form.mostMinutes), startsFrom: form.startsFrom, endsAt: form.endsAt },
    homeLongitude: home ? Number(form.homeLongitude) : null,
    homeLatitude: home ? Number(form.homeLatitude) : null,
    ...{ villageCodes: [...form.villageCodes], hours: flatHours(form.spans) },
  };
}

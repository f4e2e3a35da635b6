import type { TFunction } from 'i18next';
import type { Run, RunRoute, RunStop } from './runs-contract.js';

/** A volunteer by name, as far as it is known here. */
export function carrierName(t: TFunction, { crew, routes }: Run, volunteerId: string): string {
  const name =
    crew.find((one) => one.volunteerId === volunteerId)?.name ??
    routes.find((one) => one.volunteerId === volunteerId)?.volunteerName;
  return name ?? t('runs.someone');
}

/** A trip, as it is called everywhere on the page. */
export function routeName(t: TFunction, { volunteerName, trip }: RunRoute): string {
  return t('runs.routeOf', { name: volunteerName ?? t('runs.someone'), trip });
}

/** A door, as it is called everywhere on the page. */
export function stopName(t: TFunction, { labelNo, residentName }: RunStop): string {
  return `${t('runs.label', { no: labelNo })} ${residentName ?? ''}`.trim();
}

/** The stops of a trip in order. */
export function stopsOf({ stops }: Run, routeId: string): readonly RunStop[] {
  return stops.filter((stop) => stop.routeId === routeId).sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
}

/** Whether the plan may be changed by hand now. */
export function isOpen({ state, planAsked }: Run): boolean {
  return planAsked === null && ['draft', 'planned', 'published', 'dispatched'].includes(state);
}

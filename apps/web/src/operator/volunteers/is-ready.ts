import type { Volunteer } from './volunteers-contract.js';

/** Who may sign up and in: active and checked. */
export function isReady({ state, checked, erased }: Volunteer): boolean {
  return state === 'active' && checked && !erased;
}

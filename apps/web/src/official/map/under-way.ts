import type { Network } from './coverage-contract.js';

/** Whether a version will change by itself. */
export function isUnderWay({ state }: Pick<Network, 'state'>): boolean {
  return state === 'uploaded' || state === 'building' || state === 'placing';
}

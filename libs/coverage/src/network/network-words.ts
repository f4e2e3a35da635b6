import { DomainError } from '@nuancan/kernel';

export const NETWORK_STATES = ['uploaded', 'building', 'built', 'placing', 'active', 'retired', 'failed'] as const;
export type NetworkState = (typeof NETWORK_STATES)[number];

export const NETWORK_PHASES = ['reading', 'building', 'storing', 'placing', 'counting'] as const;
export type NetworkPhase = (typeof NETWORK_PHASES)[number];

/** Why a step failed, as a version keeps it. */
export interface NetworkProblem {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** An expected failure in words; JSON as a jsonb column takes it, which half characters and NUL of a file would break. */
export function toldProblem({ code, zh, en }: DomainError): string {
  return JSON.stringify({ code, zh, en } satisfies NetworkProblem, (_, held: unknown) =>
    typeof held === 'string' ? held.toWellFormed().replaceAll('\0', '') : held,
  );
}

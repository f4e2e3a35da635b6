import { useCallback, useEffect, useState } from 'react';
import { ApiProblem } from '../../../api/api-problem.js';
import { request } from '../../../api/request.js';
import type { components } from '../../../api/schema.js';
import type { Carrying } from './carry-form.js';

type Villages = components['schemas']['VillageListDto'];

/** What the fields begin with, and the villages to choose from. */
export interface KnownCarrying {
  /** Null: nobody has entered it yet. */
  readonly carrying: Carrying | null;
  readonly villages: Villages['items'];
}

/** Fetches how somebody brings meals, and the villages of their town. */
export function useCarrying(volunteerId: string, townCode: string) {
  const [known, setKnown] = useState<KnownCarrying | null>(null);
  const [error, setError] = useState<unknown>(null);
  const load = useCallback(async (): Promise<void> => {
    setError(null);
    try {
      const [carrying, { items: villages }] = await Promise.all([
        carryingOf(volunteerId),
        request<Villages>(`/v1/towns/${townCode}/villages`),
      ]);
      setKnown({ carrying, villages });
    } catch (reason) {
      setError(reason);
    }
  }, [volunteerId, townCode]);
  useEffect(() => {
    const begin = setTimeout(() => void load());
    return () => clearTimeout(begin);
  }, [load]);
  return { known, error, load };
}

async function carryingOf(volunteerId: string): Promise<Carrying | null> {
  try {
    return await request<Carrying>(`/v1/volunteers/${volunteerId}/delivery`);
  } catch (reason) {
    if (reason instanceof ApiProblem && reason.problem.code === 'VOLUNTEERING.NO_PROFILE') return null;
    throw reason;
  }
}

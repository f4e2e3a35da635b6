import type { LimitTaken, LimitUse } from '@nuancan/five-ones';
import type { DemoResident } from './generate-residents.js';

export interface DemoQuotaUse {
  readonly residentId: string;
  readonly key: string;
  readonly windowStart: string;
  readonly used: number;
  readonly max: number;
}

interface Count {
  readonly limit: LimitTaken;
  used: number;
}

/** The district's limits as the demo's meals take and release them, as `subsidy.take_quotas` would count them. */
export class LimitLedger {
  private readonly byResident = new Map<DemoResident, Map<string, Count>>();

  useOf(resident: DemoResident): LimitUse {
    return (key, windowStart) => this.byResident.get(resident)?.get(`${key}|${windowStart}`)?.used ?? 0;
  }

  take(resident: DemoResident, limits: readonly LimitTaken[]): void {
    if (limits.length === 0) return;
    let counts = this.byResident.get(resident);
    if (!counts) this.byResident.set(resident, (counts = new Map()));
    for (const limit of limits) {
      const count = counts.get(`${limit.key}|${limit.windowStart}`);
      if (count) count.used += 1;
      else counts.set(`${limit.key}|${limit.windowStart}`, { limit, used: 1 });
    }
  }

  release(resident: DemoResident, limits: readonly LimitTaken[]): void {
    const counts = this.byResident.get(resident);
    for (const { key, windowStart } of limits) counts!.get(`${key}|${windowStart}`)!.used -= 1;
  }

  *uses(): Generator<DemoQuotaUse> {
    for (const [resident, counts] of this.byResident) {
      for (const { limit, used } of counts.values()) {
        yield { residentId: resident.id, key: limit.key, windowStart: limit.windowStart, used, max: limit.max };
      }
    }
  }
}

import { percentile } from './percentile.js';

/** One measured round. */
export interface LoadFigures {
  readonly meals: number;
  readonly mealsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/**
 * Runs `calls` calls over `clients` concurrent clients, each waiting for its answer before its next call.
 * @param call makes one call and resolves when it is durable; gets the client's number
 */
export async function measureLoad(
  { clients, calls, mealsPerCall }: { clients: number; calls: number; mealsPerCall: number },
  call: (client: number) => Promise<void>,
): Promise<LoadFigures> {
  const latenciesMs: number[] = [];
  let left = calls;
  const startedMs = performance.now();
  const run = async (client: number): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const calledMs = performance.now();
      await call(client);
      latenciesMs.push(performance.now() - calledMs);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => run(client)));
  const seconds = (performance.now() - startedMs) / 1000;
  const meals = calls * mealsPerCall;
  return {
    meals,
    mealsPerSecond: meals / seconds,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
  };
}

/** Calls at a steady rate whatever the answers take; latency counts from the planned moment. */
export async function measureSteady(
  { perSecond, seconds }: { perSecond: number; seconds: number },
  call: () => Promise<void>,
): Promise<LoadFigures> {
  const latenciesMs: number[] = [];
  const startedMs = performance.now();
  const calls = perSecond * seconds;
  const running: Promise<void>[] = [];
  for (let index = 0; index < calls; index += 1) {
    const plannedMs = startedMs + (index * 1000) / perSecond;
    const waitMs = plannedMs - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    running.push(call().then(() => void latenciesMs.push(performance.now() - plannedMs)));
  }
  await Promise.all(running);
  return {
    meals: calls,
    mealsPerSecond: calls / ((performance.now() - startedMs) / 1000),
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
  };
}

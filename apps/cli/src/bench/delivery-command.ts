import type { Command } from 'commander';
import { measureDelivery, type DeliveryBench } from './delivery-bench.js';
import { KITCHENS, ORDERS } from './delivery-district.js';
import { percentile } from './percentile.js';
import type { QueueBenchRow } from './queue-bench.js';

/** Adds `nuancan bench delivery`. */
export function addDeliveryBench(bench: Command, onProgress: (line: string) => void): void {
  bench
    .command('delivery')
    .description(
      'a day of 600 deliveries from 5 kitchens: plans beside unplanned rounds, outcomes over HTTP, queues beside bare loops',
    )
    .option('--json', '在标准输出打印 JSON · print JSON on standard output', false)
    .action(async ({ json }: { json: boolean }) => {
      const measured = await measureDelivery(onProgress);
      const told = { ...measured, kitchens: measured.kitchens.map(({ kitchen: _, ...plans }) => plans) };
      process.stdout.write(json ? `${JSON.stringify(told, null, 2)}\n` : deliveryTable(measured));
      process.exitCode = sound(measured) ? 0 : 1;
    });
}

/** Everybody's order ended once, what was delivered is a meal, and every invariant holds. */
function sound({ ended, broken }: DeliveryBench): boolean {
  return ended.outcomes === KITCHENS * ORDERS && ended.meals === ended.delivered && broken.length === 0;
}

function deliveryTable(measured: DeliveryBench): string {
  const { orderedMs, frozenMs, day, ended, invariants, broken, queues } = measured;
  const floor = percentile(day.floorMs, 0.5);
  const p50 = percentile(day.tookMs, 0.5);
  const lines = [
    `orders    ${orderedMs.length} by telephone over HTTP, five at once  ${spread(orderedMs)}`,
    `freezes   ${frozenMs.length} of ${ORDERS}  ${spread(frozenMs)}`,
    ...planLines(measured),
    `outcomes  ${day.tookMs.length} over HTTP, eight at once  ${spread(day.tookMs)}  in ${day.seconds.toFixed(1)} s  session ×${(p50 / floor).toFixed(1)}`,
    `ended     ${ended.outcomes} of ${KITCHENS * ORDERS} orders, ${ended.delivered} delivered, ${ended.meals} meals, ${day.cancelled} cancelled`,
    `audit     ${invariants - broken.length} of ${invariants} invariants hold ${broken.join(' ')}`.trimEnd(),
    ...queues.map(queueLine),
  ];
  return `${lines.join('\n')}\n`;
}

function planLines({ kitchens, listedMetres, nearestMetres }: DeliveryBench): string[] {
  const plans = kitchens.map(({ today }) => today.figures);
  const total = (of: (kitchen: DeliveryBench['kitchens'][number]) => number): number =>
    kitchens.reduce((sum, kitchen) => sum + of(kitchen), 0);
  const seconds = (of: readonly { readonly planMs: number }[]): string =>
    `${of.map(({ planMs }) => (planMs / 1000).toFixed(1)).join(' + ')} = ${(of.reduce((sum, { planMs }) => sum + planMs, 0) / 1000).toFixed(1)} s`;
  const served = total(({ today }) => today.figures.served);
  const metres = total(({ today }) => today.figures.metres);
  const known = total(({ today }) => today.figures.knownDoors);
  const missed = kitchens.map(({ repair }) => repair);
  const took = missed.map(({ tookMs }) => tookMs / 1000);
  const all = (of: (repair: (typeof missed)[number]) => number): number =>
    missed.reduce((sum, repair) => sum + of(repair), 0);
  const way = (of: number): string => `${(of / served).toFixed(0)} m (ours ×${(metres / of).toFixed(2)})`;
  const share = (of: number): string => `${of} (${((100 * of) / known).toFixed(0)} %)`;
  return [
    `plans     ${served} of ${KITCHENS * ORDERS} served by ${total(({ today }) => today.figures.volunteers)} volunteers in ${total(({ today }) => today.figures.trips)} trips, ways ${kitchens[0]?.today.ways}`,
    `planning  ${seconds(plans)}; without yesterday ${seconds(kitchens.map(({ fresh }) => fresh.figures))}`,
    `travel    ${(metres / served).toFixed(0)} m a meal; planned without yesterday ${way(total(({ fresh }) => fresh.figures.metres))}, to the nearest door ${way(nearestMetres)}, as listed by village ${way(listedMetres)}`,
    `faces     of ${known} doors known since yesterday the same at ${share(total(({ today }) => today.figures.sameFace))}; planned without yesterday ${share(total(({ freshSameFace }) => freshSameFace))}`,
    `no-shows  ${missed.length}, the one with most doors of each kitchen: ${all(({ doors }) => doors)} doors, ${all(({ lost }) => lost)} without anybody; ${all(({ moved }) => moved)} others changed hands; repaired in ${took.map((each) => each.toFixed(1)).join(' + ')} s, ×${(all(({ tookMs }) => tookMs) / plans.reduce((sum, { planMs }) => sum + planMs, 0)).toFixed(2)} of planning`,
  ];
}

function queueLine({ backend, perSecond, bullPerSecond, plainPerSecond }: QueueBenchRow): string {
  return [
    `queue     ${backend.padEnd(9)}${perSecond.toFixed(0).padStart(6)} jobs/s`,
    `bare BullMQ ${bullPerSecond.toFixed(0)}/s ratio ${(perSecond / bullPerSecond).toFixed(2)}`,
    `bare SKIP LOCKED ${plainPerSecond.toFixed(0)}/s ratio ${(perSecond / plainPerSecond).toFixed(2)}`,
  ].join('  ');
}

function spread(tookMs: readonly number[]): string {
  return `p50 ${percentile(tookMs, 0.5).toFixed(1)} ms p99 ${percentile(tookMs, 0.99).toFixed(1)} ms`;
}

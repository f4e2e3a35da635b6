import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import {
  METRICS,
  type MetricDeclaration,
  type MetricLabels,
  type MetricName,
  type MetricOf,
} from './metric-catalogue.js';

/** One value of a gauge. */
export interface Reading<Name extends MetricName> {
  readonly labels: MetricLabels<Name>;
  readonly value: number;
}

/** The metrics of one process: features count, a scrape reads. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly counters = new Map<string, Counter>();
  private readonly gauges = new Map<string, Gauge>();
  private readonly histograms = new Map<string, Histogram>();
  private readonly readers: (() => Promise<void>)[] = [];
  private reading: Promise<string> | undefined;

  constructor() {
    for (const [name, declaration] of Object.entries<MetricDeclaration>(METRICS)) this.declare(name, declaration);
  }

  /** The media type of `text()`. */
  get contentType(): string {
    return this.registry.contentType;
  }

  /** Begins to measure the process itself: event loop, memory, garbage collection. Once, in a process of ours. */
  measureProcess(): void {
    collectDefaultMetrics({ register: this.registry });
    this.set('nuancan_build_info', [{ labels: { node: process.version }, value: 1 }]);
  }

  count<Name extends MetricOf<'counter'>>(name: Name, labels: MetricLabels<Name>): void {
    this.counters.get(name)?.inc(labels);
  }

  observe<Name extends MetricOf<'histogram'>>(name: Name, labels: MetricLabels<Name>, value: number): void {
    this.histograms.get(name)?.observe(labels, value);
  }

  /** Replaces all values of a gauge: a label that is no longer read is gone. */
  set<Name extends MetricOf<'gauge'>>(name: Name, readings: readonly Reading<Name>[]): void {
    const gauge = this.gauges.get(name);
    gauge?.reset();
    // Without labels, prom-client's reset leaves a 0, which is a statement, too.
    if (readings.length === 0 && METRICS[name].labels.length === 0) gauge?.remove();
    for (const { labels, value } of readings) gauge?.set(labels, value);
  }

  /** Registers what a scrape reads first; it must not throw and is responsible for its own time limit. */
  onScrape(read: () => Promise<void>): void {
    this.readers.push(read);
  }

  /** The Prometheus text format; scrapes at the same time share one reading. */
  async text(): Promise<string> {
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async read(): Promise<string> {
    const started = performance.now();
    await Promise.all(this.readers.map((read) => read()));
    this.set('nuancan_scrape_seconds', [{ labels: {}, value: (performance.now() - started) / 1000 }]);
    return this.registry.metrics();
  }

  private declare(name: string, { kind, help, labels, buckets = [] }: MetricDeclaration): void {
    const plan = { name, help, labelNames: [...labels], registers: [this.registry] };
    if (kind === 'counter') this.counters.set(name, new Counter(plan));
    else if (kind === 'gauge') this.gauges.set(name, new Gauge(plan));
    else this.histograms.set(name, new Histogram({ ...plan, buckets: [...buckets] }));
  }
}

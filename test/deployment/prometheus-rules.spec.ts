import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { METRICS } from '@nuancan/platform';
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';

const ROOT = resolve(import.meta.dirname, '../..');
const PARTS = /_(bucket|count|sum)$/;
/** Prometheus makes it itself. */
const OF_PROMETHEUS = ['up'];

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly description: string };
}

const read = (file: string): string => readFileSync(resolve(ROOT, file), 'utf8');
const { groups } = parse(read('docs/prometheus/nuancan.rules.yml')) as { groups: { name: string; rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);

/** Names of the nodes of an expression with their texts. */
function nodesOf(expression: string): { name: string; text: string; wrong: boolean }[] {
  const nodes: { name: string; text: string; wrong: boolean }[] = [];
  parser.parse(expression).iterate({
    enter: ({ name, from, to, type }) => void nodes.push({ name, text: expression.slice(from, to), wrong: type.isError }),
  });
  return nodes;
}

describe('docs/prometheus/nuancan.rules.yml', () => {
  it('has four to six alerts of different names', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    expect(rules.length).toBeGreaterThanOrEqual(4);
    expect(rules.length).toBeLessThanOrEqual(6);
  });

  it.each(rules)('$alert is PromQL about metrics and labels that we have', ({ expr }) => {
    const nodes = nodesOf(expr);
    expect(nodes.filter(({ wrong }) => wrong)).toEqual([]);
    const names = nodes.filter(({ name, text }) => name === 'Identifier' && !OF_PROMETHEUS.includes(text));
    const metrics = names.map(({ text }) => text.replace(PARTS, ''));
    expect(metrics.filter((name) => !Object.hasOwn(METRICS, name))).toEqual([]);
    const labels = new Set(['job', 'instance', ...Object.values(METRICS).flatMap((m): readonly string[] => m.labels)]);
    const used = nodes.filter(({ name }) => name === 'LabelName').map(({ text }) => text);
    expect(used.filter((label) => !labels.has(label))).toEqual([]);
  });

  it.each(rules)('$alert says in both languages what to do', ({ labels, annotations, for: wait }) => {
    expect(labels.severity).toMatch(/^(page|ticket)$/);
    expect(annotations.summary).toMatch(/[一-鿿].*[a-z]/);
    expect(annotations.description).toMatch(/[一-鿿].*[a-z]/);
    if (wait !== undefined) expect(wait).toMatch(/^\d+[smh]$/);
  });

  it('would be found wrong', () => {
    expect(nodesOf('sum(rate(nuancan_ready[5m])').some(({ wrong }) => wrong)).toBe(true);
  });

  it('and the README names every metric', () => {
    const readme = read('README.md');
    expect(Object.keys(METRICS).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});

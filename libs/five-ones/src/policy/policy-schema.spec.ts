import { DomainError, type FieldError } from '@nuancan/kernel';
import { describe, expect, test } from 'vitest';
import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../policies/policy.schema.json' with { type: 'json' };
import { parsePolicy } from './parse-policy.js';
import { REFERENCE_POLICIES } from './reference-policies.js';

const fits = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

/** What only a look at several values shows; a schema cannot say it. */
const BEYOND_A_SCHEMA = ['reversed', 'duplicate', 'rest_not_last'];
const WRONG = [null, 'x', '', -1, 1.5, 0, 1, true, [], {}, ['x', 'x']];

const DOCUMENTS = Object.values(REFERENCE_POLICIES);

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Every document that differs from `whole` in one place: a value gone, another in its place, a field nobody knows. */
function* mutants(whole: Json): Generator<{ where: string; document: Json }> {
  for (const path of places(whole)) {
    for (const wrong of WRONG)
      yield { where: `${path.join('/')} = ${JSON.stringify(wrong)}`, document: put(whole, path, wrong) };
    yield { where: `${path.join('/')} left out`, document: put(whole, path, undefined) };
    yield { where: `${path.join('/')}/surprise`, document: put(whole, [...path, 'surprise'], 1) };
  }
}

function* places(value: Json, path: string[] = []): Generator<string[]> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) yield* places(inner, [...path, name]);
}

function put(value: Json, [name, ...rest]: string[], wrong: Json | undefined): Json {
  if (name === undefined) return wrong ?? null;
  if (typeof value !== 'object' || value === null) return value;
  const inner = (value as Record<string, Json>)[name] ?? null;
  const next = rest.length > 0 ? put(inner, rest, wrong) : wrong;
  if (Array.isArray(value))
    return value.flatMap((entry, at) => (`${at}` !== name ? [entry] : next === undefined ? [] : [next]));
  const { [name]: _, ...others } = value;
  return next === undefined ? others : { ...others, [name]: next };
}

function faultsOf(document: Json): readonly FieldError[] {
  try {
    parsePolicy(document);
    return [];
  } catch (error) {
    if (error instanceof DomainError) return error.errors ?? [];
    throw error;
  }
}

describe('policy.schema.json', () => {
  test.each(DOCUMENTS.map((document) => [document.code, document]))('fits %s', (_, document) => {
    expect([fits(document), fits.errors]).toEqual([true, null]);
  });

  test('refuses what the reader refuses, and nothing else', () => {
    let refused = 0;
    for (const whole of DOCUMENTS as readonly Json[]) {
      for (const { where, document } of mutants(whole)) {
        const faults = faultsOf(document);
        const expected = !faults.some(({ code }) => !BEYOND_A_SCHEMA.includes(code));
        if (!expected) refused += 1;
        // One assertion per document would take minutes.
        if (fits(document) !== expected)
          expect({ where, fits: !expected, faults }).toEqual({ where, fits: expected, faults });
      }
    }
    expect(refused).toBeGreaterThan(5000);
  });
});

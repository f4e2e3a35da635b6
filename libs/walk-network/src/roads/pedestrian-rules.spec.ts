import { describe, expect, it } from 'vitest';
import { barrierBlocks, walkingKind, WAY_KINDS } from './pedestrian-rules.js';

const tags = (text: string): Map<string, string> =>
  new Map(text.split(' ').map((pair) => pair.split('=') as [string, string]));

describe('walkingKind', () => {
  it.each([
    'highway=residential',
    'highway=footway oneway=yes',
    'highway=trunk foot=yes',
    'highway=trunk_link sidewalk=left',
    'highway=service access=private foot=permissive',
    'highway=cycleway',
  ])('walks %s', (text) => expect(walkingKind(tags(text))).toBe(WAY_KINDS.plain));

  it.each([
    'waterway=river',
    'highway=motorway foot=yes',
    'highway=trunk',
    'highway=trunk sidewalk=none',
    'highway=trunk sidewalk=both foot=no',
    'highway=primary foot=use_sidepath',
    'highway=service access=private',
    'highway=service access=no foot=private',
    'highway=construction',
  ])('does not walk %s', (text) => expect(walkingKind(tags(text))).toBeNull());

  it('knows stairs', () => expect(walkingKind(tags('highway=steps'))).toBe(WAY_KINDS.stairs));
});

describe('barrierBlocks', () => {
  it.each([
    ['barrier=gate', false],
    ['barrier=gate access=private', true],
    ['barrier=gate access=private foot=yes', false],
    ['barrier=bollard foot=no', true],
    ['highway=crossing access=no', false],
  ])('%s: %s', (text, blocks) => expect(barrierBlocks(tags(text))).toBe(blocks));
});

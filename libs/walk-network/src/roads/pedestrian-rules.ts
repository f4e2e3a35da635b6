/** Tags of an OpenStreetMap object. */
export type Tags = ReadonlyMap<string, string>;

/**
 * Values of `highway` that are no place to walk: closed to people on foot, not there (yet, any more), or no way at all.
 * As the walking networks of OSMnx and pgRouting's import leave them out, with what the OpenStreetMap wiki says of
 * access by default (OSM_tags_for_routing/Access_restrictions: motorways are closed to pedestrians).
 */
const NO_WALKING: ReadonlySet<string> = new Set([
  'motorway',
  'motorway_link',
  'construction',
  'proposed',
  'raceway',
  'bus_guideway',
  'busway',
  'abandoned',
  'razed',
  'planned',
  'escape',
  'rest_area',
  'services',
  'platform',
  'corridor',
  'elevator',
  'no',
  'via_ferrata',
]);

/** Walked only where somebody mapped that people may or can. */
const TRUNK: ReadonlySet<string> = new Set(['trunk', 'trunk_link']);
const FOOT_ALLOWED: ReadonlySet<string> = new Set(['yes', 'designated', 'permissive', 'destination']);
const FOOT_FORBIDDEN: ReadonlySet<string> = new Set(['no', 'private', 'use_sidepath']);
const SIDEWALK: ReadonlySet<string> = new Set(['both', 'left', 'right', 'yes']);
const ACCESS_FORBIDDEN: ReadonlySet<string> = new Set(['no', 'private']);

/** How a way is walked. */
export const WAY_KINDS = { plain: 0, stairs: 1 } as const;
export type WayKind = (typeof WAY_KINDS)[keyof typeof WAY_KINDS];

/**
 * Whether and how people walk along a way; null: they do not. One-way streets are walked both ways.
 * A way without `highway` (a ferry, a wall, a river) is none.
 */
export function walkingKind(tags: Tags): WayKind | null {
  const highway = tags.get('highway');
  if (highway === undefined || NO_WALKING.has(highway)) return null;
  const foot = tags.get('foot') ?? '';
  const footAllowed = FOOT_ALLOWED.has(foot);
  if (TRUNK.has(highway) && !footAllowed && !SIDEWALK.has(tags.get('sidewalk') ?? '')) return null;
  if (FOOT_FORBIDDEN.has(foot)) return null;
  if (ACCESS_FORBIDDEN.has(tags.get('access') ?? '') && !footAllowed) return null;
  return highway === 'steps' ? WAY_KINDS.stairs : WAY_KINDS.plain;
}

/** Whether a barrier on a node (`barrier=gate`, `access=private`) stops people on foot. */
export function barrierBlocks(tags: Tags): boolean {
  if (!tags.has('barrier')) return false;
  const foot = tags.get('foot') ?? '';
  return FOOT_FORBIDDEN.has(foot) || (ACCESS_FORBIDDEN.has(tags.get('access') ?? '') && !FOOT_ALLOWED.has(foot));
}

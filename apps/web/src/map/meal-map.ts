import 'maplibre-gl/dist/maplibre-gl.css';
import {
  Map as MapLibreMap,
  setWorkerUrl,
  type ExpressionSpecification,
  type LineLayerSpecification,
  type StyleSpecification,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { GAINED_COLOUR, LOST_COLOUR, MINUTE_BANDS, TIER_COLOURS, UNREACHED } from './map-colours.js';

setWorkerUrl(workerUrl);

/** Whose tiles, and what of them is shown. */
export interface MapTilesOf {
  /** Address of the tiles before `/{layer}/{z}/{x}/{y}`. */
  readonly root: string;
  readonly profile: string;
  /** Only this one's reach. */
  readonly facilityId: string | null;
  /** Cells of people whom nothing reaches: for officials. */
  readonly hasClusters: boolean;
  /** Streets that a plan gains and loses; none: no plan is shown. */
  readonly streets?: StreetsOfPlan | undefined;
}

/** What a plan changes, and which side of it is looked at. */
export interface StreetsOfPlan {
  /** Each line: longitude and latitude in turn. */
  readonly gained: readonly (readonly number[])[];
  readonly lost: readonly (readonly number[])[];
  readonly shown: 'before' | 'after' | 'compare';
}

/** A district. */
export const WHOLE_ZOOM = 11;
const MOST_ZOOM = 15;
const SOURCES = ['network', 'reach', 'points', 'clusters'] as const;
/** Opens a map of our own tiles in an element; no letters are drawn in it, so no font is fetched. */
export function openMealMap(container: HTMLElement, of: MapTilesOf, centre: [number, number]): MapLibreMap {
  const map = new MapLibreMap({
    container,
    style: styleOf(of),
    center: centre,
    zoom: WHOLE_ZOOM,
    maxZoom: 17,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    // What a test reads back must still be there after it was drawn.
    canvasContextAttributes: { preserveDrawingBuffer: true },
  });
  map.touchZoomRotate.disableRotation();
  map.once('idle', () => container.setAttribute('data-drawn', 'true'));
  return map;
}

/** The style of what is shown; given anew when it changes. */
export function styleOf({ root, profile, facilityId, hasClusters, streets }: MapTilesOf): StyleSpecification {
  const query = `?profile=${profile}${facilityId === null ? '' : `&facilityId=${facilityId}`}`;
  const sources = SOURCES.filter((layer) => hasClusters || layer !== 'clusters').map((layer) => [
    layer,
    {
      type: 'vector' as const,
      tiles: [
        `${location.origin}${root}/${layer}/{z}/{x}/{y}${layer === 'reach' || layer === 'clusters' ? query : ''}`,
      ],
      maxzoom: MOST_ZOOM,
    },
  ]);
  const layers = LAYERS.filter(({ source }) => hasClusters || source !== 'clusters');
  const ground = { id: 'ground', type: 'background' as const, paint: { 'background-color': '#fafaf9' } };
  const plan = streets === undefined || streets.shown === 'before' ? [] : planParts(streets);
  const points = layers.findIndex(({ id }) => id === 'points');
  return {
    version: 8,
    sources: Object.fromEntries([...sources, ...plan.map(({ id, source }) => [id, source])]),
    layers: [ground, ...layers.slice(0, points), ...plan.map(({ layer }) => layer), ...layers.slice(points)],
  };
}

/** Lost streets look as if nobody ever reached them when only what comes after is shown. */
function planParts({ gained, lost, shown }: StreetsOfPlan) {
  const lostPaint =
    shown === 'after'
      ? { 'line-color': UNREACHED, 'line-width': 4 }
      : { 'line-color': LOST_COLOUR, 'line-width': 4, 'line-dasharray': [1.5, 1] };
  return [
    planPart('plan-lost', lost, lostPaint),
    planPart('plan-gained', gained, { 'line-color': GAINED_COLOUR, 'line-width': 5 }),
  ];
}

function planPart(id: string, lines: readonly (readonly number[])[], paint: LineLayerSpecification['paint'] & {}) {
  const coordinates = lines.map((line) =>
    Array.from({ length: line.length / 2 }, (_, at) => [line[2 * at]!, line[2 * at + 1]!]),
  );
  const data = {
    type: 'Feature' as const,
    properties: {},
    geometry: { type: 'MultiLineString' as const, coordinates },
  };
  return { id, source: { type: 'geojson' as const, data }, layer: { id, type: 'line' as const, source: id, paint } };
}

const [NEAR, MIDDLE, FAR] = MINUTE_BANDS;
const BY_MINUTES: ExpressionSpecification = [
  'step',
  ['get', 'minutes'],
  NEAR.colour,
  NEAR.upTo,
  MIDDLE.colour,
  MIDDLE.upTo,
  FAR.colour,
];
const { central_kitchen: KITCHEN, elder_canteen: CANTEEN, meal_point: POINT } = TIER_COLOURS;
const BY_TIER: ExpressionSpecification = [
  'match',
  ['get', 'tier'],
  'central_kitchen',
  KITCHEN,
  'elder_canteen',
  CANTEEN,
  POINT,
];

const LAYERS = [
  {
    id: 'clusters',
    type: 'fill' as const,
    source: 'clusters',
    'source-layer': 'clusters',
    paint: {
      'fill-color': '#b3261e',
      'fill-opacity': ['interpolate', ['linear'], ['get', 'people'], 5, 0.15, 200, 0.5] as ExpressionSpecification,
    },
  },
  {
    id: 'outline',
    type: 'fill' as const,
    source: 'reach',
    'source-layer': 'outline',
    paint: { 'fill-color': '#0072b2', 'fill-opacity': 0.1 },
  },
  {
    id: 'network',
    type: 'line' as const,
    source: 'network',
    'source-layer': 'network',
    paint: { 'line-color': UNREACHED, 'line-width': 1 },
  },
  {
    id: 'reach',
    type: 'line' as const,
    source: 'reach',
    'source-layer': 'reach',
    paint: { 'line-color': BY_MINUTES, 'line-width': 3 },
  },
  {
    id: 'points',
    type: 'circle' as const,
    source: 'points',
    'source-layer': 'points',
    paint: {
      'circle-color': BY_TIER,
      'circle-radius': ['interpolate', ['linear'], ['get', 'seats'], 0, 5, 160, 11] as ExpressionSpecification,
      'circle-stroke-color': '#ffffff',
      'circle-stroke-width': 2,
    },
  },
];

import './map.css';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import { dragPoints } from './drag-points.js';
import { MapPins, type MapPin } from './map-pins.js';
import { openMealMap, styleOf, WHOLE_ZOOM, type MapTilesOf } from './meal-map.js';

/** A plan that is tried on the map. */
export interface MapPlan {
  readonly pins: readonly MapPin[];
  /** A planned point was put elsewhere. */
  readonly onPin: (key: string, longitude: number, latitude: number) => void;
  /** A point that there is was dragged elsewhere. */
  readonly onPointMoved: (id: string, longitude: number, latitude: number) => void;
  /** The next click says where; null: a click says nothing. */
  readonly onPick: ((longitude: number, latitude: number) => void) | null;
}

interface MapCanvasProps {
  readonly label: string;
  readonly of: MapTilesOf;
  /** Looked at; another one is flown to. */
  readonly centre: readonly [number, number];
  readonly onPoint: (id: string) => void;
  /** null: nothing is planned. */
  readonly plan?: MapPlan | null;
}

/** A walk of 15 minutes fills a good part of the map. */
const PLACE_ZOOM = 13;
const NO_PINS: readonly MapPin[] = [];

/** The map itself; what it does the table beside it does, too, so that nobody needs a mouse. */
export default function MapCanvas({ label, of, centre, onPoint, plan = null }: MapCanvasProps) {
  const container = useRef<HTMLDivElement>(null);
  const map = useRef<MapLibreMap | null>(null);
  const pins = useRef<MapPins | null>(null);
  const told = useRef({ onPoint, plan });
  useEffect(() => {
    told.current = { onPoint, plan };
  }, [onPoint, plan]);
  const { root, profile, facilityId, hasClusters, streets } = of;
  const [longitude, latitude] = centre;
  // What is shown first; changes go to the open map.
  const first = useRef({ of, centre });
  useEffect(() => {
    if (container.current === null) return undefined;
    const [east, north] = first.current.centre;
    const opened = openMealMap(container.current, first.current.of, [east, north]);
    opened.on('click', 'points', ({ features }) => {
      const id: unknown = features?.[0]?.properties['id'];
      if (typeof id === 'string' && !told.current.plan?.onPick) told.current.onPoint(id);
    });
    opened.on('click', ({ lngLat }) => told.current.plan?.onPick?.(lngLat.lng, lngLat.lat));
    dragPoints(opened, {
      may: () => told.current.plan !== null,
      onMoved: (id, east2, north2) => told.current.plan?.onPointMoved(id, east2, north2),
    });
    pins.current = new MapPins(opened, (key, east2, north2) => told.current.plan?.onPin(key, east2, north2));
    map.current = opened;
    return () => {
      map.current = null;
      pins.current = null;
      opened.remove();
    };
  }, []);
  useEffect(() => {
    map.current?.setStyle(styleOf({ root, profile, facilityId, hasClusters, streets }));
  }, [root, profile, facilityId, hasClusters, streets]);
  useEffect(() => {
    const [east, north] = first.current.centre;
    const isWhole = longitude === east && latitude === north;
    const zoom = isWhole ? WHOLE_ZOOM : Math.max(PLACE_ZOOM, map.current?.getZoom() ?? 0);
    map.current?.jumpTo({ center: [longitude, latitude], zoom });
  }, [longitude, latitude]);
  const planned = plan?.pins ?? NO_PINS;
  useEffect(() => pins.current?.show(planned), [planned]);
  return <div ref={container} className="meal-map" role="region" aria-label={label} />;
}

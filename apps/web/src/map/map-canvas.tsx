import './map.css';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import { openMealMap, styleOf, type MapTilesOf } from './meal-map.js';

interface MapCanvasProps {
  readonly label: string;
  readonly of: MapTilesOf;
  /** Looked at; another one is flown to. */
  readonly centre: readonly [number, number];
  readonly onPoint: (id: string) => void;
}

/** The map itself; what it does the table beside it does, too, so that nobody needs a mouse. */
export default function MapCanvas({ label, of, centre, onPoint }: MapCanvasProps) {
  const container = useRef<HTMLDivElement>(null);
  const map = useRef<MapLibreMap | null>(null);
  const told = useRef(onPoint);
  useEffect(() => {
    told.current = onPoint;
  }, [onPoint]);
  const { root, profile, facilityId, hasClusters } = of;
  const [longitude, latitude] = centre;
  // What is shown first; changes go to the open map.
  const first = useRef({ of, centre });
  useEffect(() => {
    if (container.current === null) return undefined;
    const [east, north] = first.current.centre;
    const opened = openMealMap(container.current, first.current.of, [east, north]);
    opened.on('click', 'points', ({ features }) => {
      const id: unknown = features?.[0]?.properties['id'];
      if (typeof id === 'string') told.current(id);
    });
    map.current = opened;
    return () => {
      map.current = null;
      opened.remove();
    };
  }, []);
  useEffect(() => {
    map.current?.setStyle(styleOf({ root, profile, facilityId, hasClusters }));
  }, [root, profile, facilityId, hasClusters]);
  useEffect(() => {
    map.current?.jumpTo({ center: [longitude, latitude] });
  }, [longitude, latitude]);
  return <div ref={container} className="meal-map" role="region" aria-label={label} />;
}

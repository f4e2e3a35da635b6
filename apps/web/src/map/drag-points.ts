import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';

/** Less is a click. */
const LEAST_PIXELS = 4;

/** Lets points of the map be dragged elsewhere; asks at each press whether they may be. */
export function dragPoints(
  map: MapLibreMap,
  {
    may,
    onMoved,
  }: { readonly may: () => boolean; readonly onMoved: (id: string, longitude: number, latitude: number) => void },
): void {
  map.on('mousedown', 'points', (pressed) => {
    const id: unknown = pressed.features?.[0]?.properties['id'];
    if (!may() || typeof id !== 'string') return;
    // Else the map would move.
    pressed.preventDefault();
    const move = ({ point, lngLat }: MapMouseEvent): void => {
      if (point.dist(pressed.point) >= LEAST_PIXELS) onMoved(id, lngLat.lng, lngLat.lat);
    };
    map.on('mousemove', move);
    map.once('mouseup', () => map.off('mousemove', move));
  });
}

import { useEffect, useRef, type RefObject } from 'react';
import type { SaidAtDoor } from './store/keep-outcome.js';

const OLDEST_MS = 60_000;
const PATIENCE_MS = 20_000;

/**
 * Where the phone is, asked for once when a key is pressed and never watched. Nothing waits for it: what is not known at the
 * second tap is left out.
 */
export function usePlaceOfTap(): RefObject<SaidAtDoor['place']> {
  const place = useRef<SaidAtDoor['place']>(undefined);
  useEffect(() => {
    if (!('geolocation' in navigator)) return;
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => {
        place.current = { longitude, latitude };
      },
      () => undefined,
      { maximumAge: OLDEST_MS, timeout: PATIENCE_MS },
    );
  }, []);
  return place;
}

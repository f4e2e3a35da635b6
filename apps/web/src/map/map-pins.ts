import { Marker, type Map as MapLibreMap } from 'maplibre-gl';

/** A planned point on the map. */
export interface MapPin {
  readonly key: string;
  readonly name: string;
  /** What it is called, with how it is moved. */
  readonly label: string;
  readonly longitude: number;
  readonly latitude: number;
}

export type PinMoved = (key: string, longitude: number, latitude: number) => void;

/** Some twenty metres. */
const STEP_DEGREES = 0.0002;
const LEAP = 10;
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Pins of a map: dragged, or moved by arrow keys. */
export class MapPins {
  private readonly markers = new Map<string, Marker>();

  constructor(
    private readonly map: MapLibreMap,
    private readonly onMoved: PinMoved,
  ) {}

  /** Shows these and no other. */
  show(pins: readonly MapPin[]): void {
    const wanted = new Set(pins.map(({ key }) => key));
    for (const [key, marker] of this.markers) {
      if (wanted.has(key)) continue;
      marker.remove();
      this.markers.delete(key);
    }
    for (const pin of pins) {
      const marker = this.markers.get(pin.key) ?? this.add(pin);
      marker.setLngLat([pin.longitude, pin.latitude]);
      marker.getElement().textContent = pin.name;
      marker.getElement().setAttribute('aria-label', pin.label);
    }
  }

  private add({ key, longitude, latitude }: MapPin): Marker {
    const element = document.createElement('button');
    element.type = 'button';
    element.className = 'map-pin';
    const marker = new Marker({ element, draggable: true, anchor: 'bottom' })
      .setLngLat([longitude, latitude])
      .addTo(this.map);
    const tell = (): void => {
      const { lng, lat } = marker.getLngLat();
      this.onMoved(key, lng, lat);
    };
    marker.on('drag', tell);
    marker.on('dragend', tell);
    element.addEventListener('keydown', (event) => {
      const step = STEPS[event.key];
      if (step === undefined) return;
      // The map would move instead.
      event.preventDefault();
      event.stopPropagation();
      const by = STEP_DEGREES * (event.shiftKey ? LEAP : 1);
      const { lng, lat } = marker.getLngLat();
      marker.setLngLat([lng + step[0] * by, lat + step[1] * by]);
      tell();
    });
    this.markers.set(key, marker);
    return marker;
  }
}

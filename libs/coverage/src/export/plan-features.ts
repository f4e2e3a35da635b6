import type * as GeoJSON from 'geojson';
import type { ScenarioDetailDto } from '../scenario/scenario.dto.js';
import type { SitingDetailDto } from '../siting/siting.dto.js';

/** A scenario's changes; what stays where it is has no geometry. */
export function scenarioFeatures({ changeList }: ScenarioDetailDto): GeoJSON.FeatureCollection<GeoJSON.Point | null> {
  return collectionOf(
    changeList.map(({ longitude, latitude, ...change }) =>
      longitude === null || latitude === null ? feature(null, change) : feature([longitude, latitude], change),
    ),
  );
}

/** The sites that were chosen. */
export function sitingFeatures({ sites }: SitingDetailDto): GeoJSON.FeatureCollection<GeoJSON.Point | null> {
  return collectionOf(sites.map(({ longitude, latitude, ...site }) => feature([longitude, latitude], site)));
}

function feature(place: [number, number] | null, properties: object): GeoJSON.Feature<GeoJSON.Point | null> {
  return {
    type: 'Feature',
    geometry: place === null ? null : { type: 'Point', coordinates: place },
    properties: { ...properties },
  };
}

function collectionOf(
  features: GeoJSON.Feature<GeoJSON.Point | null>[],
): GeoJSON.FeatureCollection<GeoJSON.Point | null> {
  return { type: 'FeatureCollection', features };
}

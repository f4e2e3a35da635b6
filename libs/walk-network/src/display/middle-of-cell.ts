import { cellToLatLng } from 'h3-js';

/** The middle of an H3 cell, in degrees. */
export function middleOfCell(cell: string): { readonly lon: number; readonly lat: number } {
  const [lat, lon] = cellToLatLng(cell);
  return { lon, lat };
}

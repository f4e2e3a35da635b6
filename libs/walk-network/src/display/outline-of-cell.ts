import { cellToBoundary } from 'h3-js';

/** The outline of an H3 cell as a closed ring of degrees, longitude first. */
export function outlineOfCell(cell: string): [number, number][] {
  return cellToBoundary(cell, true) as [number, number][];
}

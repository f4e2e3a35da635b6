import type { Tags } from '../roads/pedestrian-rules.js';

/** Metres of `ele`; undefined where it is not given or no plain number. */
export function elevationOf(tags: Tags): number | undefined {
  const text = tags.get('ele');
  if (text === undefined || !/^-?\d+(\.\d+)?( ?m)?$/.test(text)) return undefined;
  return Number.parseFloat(text);
}

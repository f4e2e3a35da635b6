import { describe, expect, it } from 'vitest';
import { drawRun } from './draw-run.js';
import { aRoute, aRun, aStop } from './testing/a-run.js';

const BOX = { width: 500, height: 300, margin: 20 };

describe('drawing a run', () => {
  it('keeps north up and scale true, inside the margin', () => {
    const run = aRun({
      ...{ longitude: 121.4, latitude: 60 },
      routes: [aRoute('lin')],
      stops: [
        aStop('far', { routeId: 'lin', position: 2, longitude: 121.4, latitude: 60.02 }),
        aStop('east', { routeId: 'lin', position: 1, longitude: 121.44, latitude: 60 }),
      ],
    });
    const { kitchen, routes } = drawRun(run, BOX);
    const [east, far] = routes[0]!.stops;
    expect(east!.stop.stopId).toBe('east');
    // At 60° a degree of longitude is half as long: 0.04° east are as far as 0.02° north.
    const [right, up] = [east!.x - kitchen!.x, kitchen!.y - far!.y];
    expect(up).toBeCloseTo(300 - 2 * BOX.margin, 0);
    expect(Math.abs(right / up - 1)).toBeLessThan(0.01);
    for (const { x, y } of [kitchen!, east!, far!]) {
      expect(x).toBeGreaterThanOrEqual(BOX.margin - 0.1);
      expect(x).toBeLessThanOrEqual(BOX.width - BOX.margin + 0.1);
      expect(y).toBeGreaterThanOrEqual(BOX.margin - 0.1);
      expect(y).toBeLessThanOrEqual(BOX.height - BOX.margin + 0.1);
    }
    expect(routes[0]!.line).toHaveLength(3);
  });

  it('puts one place in the middle, leaves out whose place nobody knows, and shows whom nobody comes to', () => {
    const left = aStop('left', { longitude: 121.4, latitude: 29.6 });
    const run = aRun({ longitude: 121.4, latitude: 29.6, stops: [left, aStop('nowhere', {})] });
    expect(drawRun(run, BOX)).toEqual({
      kitchen: { x: 250, y: 150 },
      routes: [],
      left: [{ stop: left, x: 250, y: 150 }],
    });
  });
});

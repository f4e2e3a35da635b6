import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FourHeap } from './four-heap.js';

it('hands numbers out by cost, whatever goes in between', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(50), fc.constant(null)), { maxLength: 3000, size: 'max' }), (steps) => {
      const heap = new FourHeap();
      const waiting: number[] = [];
      steps.forEach((cost) => {
        if (cost !== null) {
          heap.push(cost, 2 * cost);
          waiting.push(cost);
        } else if (waiting.length > 0) {
          const least = Math.min(...waiting);
          waiting.splice(waiting.indexOf(least), 1);
          expect(heap.leastCost).toBe(least);
          expect(heap.pop()).toBe(2 * least);
        }
        expect(heap.size).toBe(waiting.length);
      });
    }),
    { numRuns: 50 },
  );
});

import type { Highs } from 'highs';

/** The solver, some 50 ms to start; one serves any number of models, one after the other. */
export async function loadHighs(): Promise<Highs> {
  // The package describes its CommonJS form only: as an ES module its default is the loader itself.
  const loaded: unknown = await import('highs');
  return (loaded as { readonly default: () => Promise<Highs> }).default();
}

import { DomainError } from '@nuancan/kernel';
import type { AsyncCommand } from 'fast-check';
import type { BooksModel } from './books-model.js';
import type { RealBooks } from './real-books.js';

/** Does one thing to the model and to the services. */
export type Command = AsyncCommand<BooksModel, RealBooks>;

/** A command that may always be run. */
export function command(
  name: string,
  drawn: unknown,
  run: (model: BooksModel, real: RealBooks) => Promise<void>,
): Command {
  return { check: () => true, run, toString: () => `${name}(${JSON.stringify(drawn)})` };
}

/** A command upon one of a list that is not empty. */
export function ofOne<T>(
  name: string,
  at: number,
  among: (model: BooksModel) => readonly T[],
  run: (one: T, model: BooksModel, real: RealBooks) => Promise<void>,
  drawn: unknown = at,
): Command {
  const found = (model: BooksModel): T | undefined => {
    const list = among(model);
    return list[at % Math.max(1, list.length)];
  };
  return {
    check: (model) => found(model as BooksModel) !== undefined,
    run: async (model, real) => {
      const one = found(model);
      if (one !== undefined) await run(one, model, real);
    },
    toString: () => `${name}(${JSON.stringify(drawn)})`,
  };
}

/** What comes of it: null, or the code of the refusal. */
export async function outcome(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

import { businessDateAt } from '@nuancan/kernel';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { checkInvariants } from '../audit/check-invariants.js';
import { BOOKS_COMMANDS } from '../testing/books-model/books-commands.js';
import { BooksModel } from '../testing/books-model/books-model.js';
import { compareText, type PlaceName } from '../testing/books-model/model-parts.js';
import {
  brokenInvariants,
  empty,
  monthBytes,
  openRealBooks,
  readBooks,
  type RealBooks,
} from '../testing/books-model/real-books.js';

const MOST_COMMANDS = 12;
/** Emptied and filled again, a database gets slower. */
const SEEDS_PER_DATABASE = 250;
const PROGRESS_SEEDS = 100;
/** Far more than any machine needs: the test is not about time. */
const SECONDS_PER_SEED = 5;

/** A number when `npm run soak` asks. */
const soakSeeds = Number(process.env['NUANCAN_SOAK_SEEDS'] ?? 0);
const seeds = soakSeeds > 0 ? soakSeeds : 200;

let real: RealBooks | undefined;
let runs = 0;
let commandsRun = 0;

afterAll(() => real?.test.close());

async function freshBooks(): Promise<RealBooks> {
  if (real !== undefined && runs % SEEDS_PER_DATABASE === 0) {
    await real.test.close();
    real = undefined;
  }
  real ??= await openRealBooks();
  runs += 1;
  if (soakSeeds > 0 && runs % PROGRESS_SEEDS === 0) process.stdout.write(`${runs} of ${seeds} seeds\n`);
  await empty(real);
  return real;
}

async function expectEqual(model: BooksModel, books: RealBooks): Promise<void> {
  const stored = await readBooks(books);
  expect(stored.unbalanced).toEqual([]);
  const settled = model.meals.flatMap(({ id, view }) => (view === null ? [] : { id, ...view }));
  expect(stored.settled).toEqual(settled.sort((a, b) => compareText(a.id, b.id)));
  expect(stored.wallets).toEqual(Object.fromEntries(model.wallets));
  const spent = model.tranches.map(({ id, spentFen }) => ({ id, fen: spentFen }));
  expect(stored.tranches).toEqual(spent.sort((a, b) => compareText(a.id, b.id)));
  expect(stored.ledger).toEqual(model.ledger.all());
  for (const [key, bytes] of books.kept) {
    const [place, month = ''] = key.split(' ');
    expect(await monthBytes(books, place as PlaceName, month)).toBe(bytes);
  }
  expect(await brokenInvariants(books)).toEqual([]);
}

it(
  'keeps the books as five-ones.md says, whatever happens in whatever order',
  async () => {
    const anyCommands = fc.commands(BOOKS_COMMANDS, { maxCommands: MOST_COMMANDS, size: 'max' });
    const property = fc.asyncProperty(anyCommands, async (commands) => {
      const books = await freshBooks();
      const model = new BooksModel(books.world);
      try {
        await fc.asyncModelRun(() => ({ model, real: books }), commands);
        await expectEqual(model, books);
      } catch (error) {
        // Midnight came in between: the model's today is over.
        fc.pre(businessDateAt(new Date()) === books.world.today);
        throw error;
      }
      commandsRun += [...commands].length;
    });
    await fc.assert(property, { numRuns: seeds });
    const owner = real?.test.owner;
    if (!owner) throw new Error('nothing was run');
    const broken = (await checkInvariants(owner)).filter(({ offending }) => offending.length > 0);
    expect(broken).toEqual([]);
    if (soakSeeds > 0) process.stdout.write(`${runs} seeds, ${commandsRun} commands: every book as the model's\n`);
  },
  seeds * SECONDS_PER_SEED * 1000,
);

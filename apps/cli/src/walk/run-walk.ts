import { InvalidArgumentError } from 'commander';
import { explainWrongUse } from '../command/exit-codes.js';
import { explainFileFailure, isUnreadable } from '../command/explain-failure.js';

/** Runs a walking command: 0 fine, 1 something was found or a file has problems, 2 wrong use or no such file. */
export async function runWalk(work: () => Promise<0 | 1>): Promise<0 | 1 | 2> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InvalidArgumentError) {
      process.stderr.write(explainWrongUse(error));
      return 2;
    }
    process.stderr.write(explainFileFailure(error));
    return isUnreadable(error) ? 2 : 1;
  }
}

import type { Problem } from './contract.js';

/** The server answered and refused; carries its stable code and both texts (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.en}`);
    this.problem = problem;
  }

  /** True for an answer of this HTTP status. */
  static hasStatus(error: unknown, status: number): error is ApiProblem {
    return error instanceof ApiProblem && error.problem.status === status;
  }
}

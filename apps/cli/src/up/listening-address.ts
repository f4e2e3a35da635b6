import { setTimeout as sleep } from 'node:timers/promises';
import { portProblem } from '@nuancan/platform';
import { UpErrors } from './up.errors.js';

/** Where the api will listen. */
export interface ListeningAddress {
  readonly host: string;
  readonly port: number;
  /** The address a person on this machine opens. */
  readonly url: string;
}

const DEFAULT_PORT = 3000;
const DEFAULT_HOST = '127.0.0.1';
const LOOK_AGAIN_MS = 250;

/**
 * Reads PORT and HOST.
 * @throws UP.PORT_INVALID
 */
export function listeningAddress(environment: Readonly<Record<string, string | undefined>>): ListeningAddress {
  const given = environment['PORT'];
  const port = given === undefined || given === '' ? DEFAULT_PORT : Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw UpErrors.PORT_INVALID({ port: given ?? '' });
  const host = environment['HOST'] || DEFAULT_HOST;
  return { host, port, url: `http://${reachableName(host)}:${port}` };
}

/**
 * Makes sure that nobody listens there yet.
 * @param waitMs how long another listener may take to go: the api of a killed run needs a moment to notice
 * @throws UP.PORT_IN_USE, UP.PORT_REFUSED
 */
export async function requireFreeAddress({ host, port }: ListeningAddress, waitMs: number): Promise<void> {
  for (const end = Date.now() + waitMs; ; await sleep(LOOK_AGAIN_MS)) {
    const problem = await portProblem(port, host);
    if (problem === undefined) return;
    const other = port < 65_535 ? port + 1 : DEFAULT_PORT;
    if (problem !== 'EADDRINUSE') throw UpErrors.PORT_REFUSED({ host, port, problem, other });
    if (Date.now() >= end) throw UpErrors.PORT_IN_USE({ port, other });
  }
}

/** "All addresses" is no address to open; an IPv6 address stands in brackets. */
function reachableName(host: string): string {
  if (host === '0.0.0.0') return DEFAULT_HOST;
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

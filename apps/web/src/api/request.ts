import { ApiProblem } from './api-problem.js';
import type { Problem } from './contract.js';
import { NetworkLost } from './network-lost.js';
import { reachability } from './reachability.js';

/** One request to the installation's own api. */
export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: object;
  /** The version an edit was made on; sent as `If-Match`. */
  readonly version?: number;
  /** Sent as it is, as the type it says it is; instead of `body`. */
  readonly file?: Blob;
  /** A list, sent as bytes with its name beside it; instead of `body`. */
  readonly upload?: File;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** Goes out even when the page is left meanwhile. */
  readonly outlivesPage?: boolean;
}

const TIMEOUT_MS = 15_000;

/**
 * Asks the api and returns its JSON (undefined for 204).
 * @throws ApiProblem when it refuses, NetworkLost when no answer came, AbortError when the caller gave up
 */
export async function request<Answer>(path: string, ask: ApiRequest = {}): Promise<Answer> {
  const response = await send(path, ask);
  // A gateway in front of a dead server answers, but not for it; a server that is busy says so itself.
  const isOwn = response.headers.get('content-type')?.startsWith('application/problem') ?? false;
  const gatewayOnly = [502, 503, 504].includes(response.status) && !isOwn;
  reachability.report(!gatewayOnly);
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Answer;
  if (gatewayOnly) throw new NetworkLost(`${response.status} from a gateway`);
  throw new ApiProblem(await problemOf(response));
}

async function send(
  path: string,
  { method = 'GET', body, file, upload, version, signal, timeoutMs = TIMEOUT_MS, outlivesPage = false }: ApiRequest,
): Promise<Response> {
  // One controller for both ends: AbortSignal.any is too new for the tablets that stand in canteens.
  const ender = new AbortController();
  const giveUp = (): void => ender.abort();
  const timer = setTimeout(giveUp, timeoutMs);
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      keepalive: outlivesPage,
      signal: ender.signal,
      ...(body && { body: JSON.stringify(body) }),
      ...(file && { body: file }),
      ...(upload && { body: upload }),
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(file && { 'content-type': file.type || 'application/octet-stream' }),
        // The name in a header: an address may be kept in logs.
        ...(upload && { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(upload.name) }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
    });
  } catch (error) {
    signal?.throwIfAborted();
    reachability.report(false);
    throw new NetworkLost(error instanceof Error ? error.message : 'no answer');
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const fallback: Problem = {
    status: response.status,
    code: 'SERVER.UNREADABLE',
    zh: '服务器的回答无法识别',
    en: 'The server’s answer could not be read',
    requestId: response.headers.get('x-request-id') ?? '',
  };
  const problem = (await response.json().catch(() => null)) as Partial<Problem> | null;
  return { ...fallback, ...problem, status: response.status };
}

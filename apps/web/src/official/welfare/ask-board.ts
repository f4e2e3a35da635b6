import { request } from '../../api/request.js';
import type { CaseBoard } from './welfare-contract.js';

/** What is open, as it was last told. */
export interface KnownBoard {
  readonly board: CaseBoard;
  /** Of that answer; null: it had none. */
  readonly tag: string | null;
  /** How far the server's clock is ahead of this one. */
  readonly aheadMs: number;
}

/** Asks what is open; as long as nothing happened the answer is empty, and what is known stays. */
export async function askBoard(path: string, known: KnownBoard | undefined, signal: AbortSignal): Promise<KnownBoard> {
  if (known?.tag == null) return answered(await fetchBoard(path, {}, signal), path, signal);
  const response = await fetchBoard(path, { 'if-none-match': known.tag }, signal);
  return response?.status === 304 ? known : answered(response, path, signal);
}

/** Null: no answer came; whoever asks the usual way learns why. */
function fetchBoard(path: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response | null> {
  const asking = fetch(path, { credentials: 'same-origin', cache: 'no-store', headers, signal });
  return asking.catch(() => null);
}

async function answered(response: Response | null, path: string, signal: AbortSignal): Promise<KnownBoard> {
  signal.throwIfAborted();
  const isBoard = response?.ok === true;
  const board = isBoard ? ((await response.json()) as CaseBoard) : await request<CaseBoard>(path, { signal });
  const aheadMs = new Date(board.asOf).getTime() - Date.now();
  return { board, tag: isBoard ? response.headers.get('etag') : null, aheadMs };
}

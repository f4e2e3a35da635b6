import { useCallback, useEffect, useState } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import type { Slot } from '../../api/contract.js';
import { request, type ApiRequest } from '../../api/request.js';
import { differenceOf, type RunDifference } from './run-difference.js';
import type { Run, RunList, RunProgress } from './runs-contract.js';

/** While a plan is made somebody watches how far it is. */
const PLANNED_EVERY_MS = 1_000;
/** Volunteers tell from the road. */
const UNDER_WAY_EVERY_MS = 10_000;

/** A slot's run of the own kitchen; null: there is none. */
export interface RunBoardState {
  readonly list: RunList;
  readonly run: Run | null;
  /** What became of its orders; null: nobody has been told of the run yet. */
  readonly progress: RunProgress | null;
}

interface Shown extends RunBoardState {
  /** Which day and slot. */
  readonly of: string;
  /** What the last repair changed. */
  readonly difference: RunDifference | null;
}

/** The run, and how it is changed. */
export interface Runs {
  readonly board: RunBoardState | null;
  readonly difference: RunDifference | null;
  readonly error: unknown;
  readonly reload: () => void;
  /** Asks for a change of the run, which is the answer. @throws what the server refuses, NetworkLost */
  readonly change: (
    path: string,
    ask: { readonly method?: ApiRequest['method']; readonly body: object },
  ) => Promise<void>;
  /** Tells what has happened; the board is fetched anew. @throws as `change` */
  readonly tell: (path: string, body: object) => Promise<void>;
  /** Asks for a change of the run shown, with its version. @throws as `change` */
  readonly changeRun: (step: string, body?: object, method?: ApiRequest['method']) => Promise<void>;
}

/** Fetches the run of a slot, and again while something goes on in it. */
export function useRuns(businessDate: string, slot: Slot, onExpired: () => void): Runs {
  const [shown, setShown] = useState<Shown | null>(null);
  const [error, setError] = useState<unknown>(null);
  const of = `${businessDate} ${slot}`;
  const show = useCallback(
    (fetched: RunBoardState) => {
      setShown((shown) => {
        const before = shown?.of === of ? shown : null;
        if (before !== null && isOlder(fetched.run, before.run)) return before;
        return { ...fetched, of, difference: differenceAfter(before, fetched) };
      });
      setError(null);
    },
    [of],
  );
  const fail = useCallback(
    (reason: unknown) => {
      if (ApiProblem.hasStatus(reason, 401)) onExpired();
      setError(reason);
    },
    [onExpired],
  );
  const load = useFetching({ businessDate, slot, show, fail });
  const reload = useCallback(() => void load(), [load]);
  const board = shown?.of === of ? shown : null;
  useWatching(board?.run ?? null, reload);
  const change: Runs['change'] = async (path, { method = 'POST', body }) => {
    try {
      const run = await request<Run>(path, { method, body });
      if (board !== null && board.run !== null) show({ list: listed(board.list, run), run, progress: board.progress });
      else reload();
    } catch (reason) {
      if (ApiProblem.hasStatus(reason, 412)) reload();
      throw reason;
    }
  };
  const changeRun: Runs['changeRun'] = (step, body = {}, method = 'POST') => {
    const { runId, version } = board!.run!;
    return change(`/v1/delivery-runs/${runId}/${step}`, { method, body: { ...body, version } });
  };
  const tell: Runs['tell'] = async (path, body) => {
    await request<unknown>(path, { method: 'POST', body });
    await load();
  };
  return { board, difference: board?.difference ?? null, error, reload, change, tell, changeRun };
}

interface Fetching {
  readonly businessDate: string;
  readonly slot: Slot;
  readonly show: (fetched: RunBoardState) => void;
  readonly fail: (reason: unknown) => void;
}

function useFetching({ businessDate, slot, show, fail }: Fetching): () => Promise<unknown> {
  const load = useCallback(
    (signal?: AbortSignal) =>
      fetchBoard(businessDate, slot, signal).then(
        (fetched) => signal?.aborted !== true && show(fetched),
        (reason: unknown) => signal?.aborted !== true && fail(reason),
      ),
    [businessDate, slot, show, fail],
  );
  useEffect(() => {
    const ender = new AbortController();
    void load(ender.signal);
    return () => ender.abort();
  }, [load]);
  return load;
}

function useWatching(run: Run | null, reload: () => void): void {
  const every =
    run === null
      ? null
      : run.planAsked !== null
        ? PLANNED_EVERY_MS
        : run.state === 'published' || run.state === 'dispatched'
          ? UNDER_WAY_EVERY_MS
          : null;
  useEffect(() => {
    if (every === null) return;
    const timer = setInterval(reload, every);
    return () => clearInterval(timer);
  }, [every, reload]);
}

/** The day's runs with one as it has become. */
function listed(list: RunList, { runId, state }: Run): RunList {
  return { ...list, items: list.items.map((one) => (one.runId === runId ? { ...one, state } : one)) };
}

/** An answer that a change has overtaken on its way. */
function isOlder(fetched: Run | null, shown: Run | null): boolean {
  return fetched !== null && shown !== null && fetched.runId === shown.runId && fetched.version < shown.version;
}

/** What a repair that has ended since then changed; what was told stays until something else is changed. */
function differenceAfter(before: Shown | null, { run }: RunBoardState): RunDifference | null {
  if (before === null || before.run === null || run === null || before.run.runId !== run.runId) return null;
  if (before.run.planAsked === 'repair' && run.planAsked === null) return differenceOf(before.run, run);
  return run.version === before.run.version || run.planAsked !== null ? before.difference : null;
}

async function fetchBoard(businessDate: string, slot: Slot, signal?: AbortSignal): Promise<RunBoardState> {
  const get = <Answer>(path: string): Promise<Answer> => request<Answer>(path, signal ? { signal } : {});
  const list = await get<RunList>(`/v1/delivery-runs?businessDate=${businessDate}`);
  const found = list.items.findLast((one) => one.slot === slot && one.state !== 'cancelled');
  if (found === undefined) return { list, run: null, progress: null };
  const [run, progress] = await Promise.all([
    get<Run>(`/v1/delivery-runs/${found.runId}`),
    ['published', 'dispatched', 'closed'].includes(found.state)
      ? get<RunProgress>(`/v1/delivery-progress?businessDate=${businessDate}&slot=${slot}`)
      : null,
  ]);
  return { list, run, progress };
}

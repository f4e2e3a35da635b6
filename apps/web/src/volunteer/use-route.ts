import { useCallback, useEffect, useMemo, useState } from 'react';
import { businessDateAt } from '@nuancan/kernel';
import { ApiProblem } from '../api/api-problem.js';
import type { Account } from '../api/contract.js';
import { NetworkLost } from '../api/network-lost.js';
import { reachability } from '../api/reachability.js';
import { request } from '../api/request.js';
import { keptRows } from '../operator/kept/kept-rows.js';
import { sendEntries } from '../operator/kept/send-entries.js';
import { dropKept, resendKept } from '../operator/kept/settle-kept.js';
import type { OutboxOwner } from '../operator/outbox/outbox.js';
import type { KeptRow } from '../operator/store/till-database.js';
import { useLive } from '../operator/store/use-live.js';
import { rememberedAccount } from '../session/remembered-account.js';
import type { OwnStop } from './route-contract.js';
import { forgetDoors } from './store/forget-doors.js';
import { keepOutcome, type SaidAtDoor } from './store/keep-outcome.js';
import { routeDatabase, type StopRow } from './store/route-database.js';
import { aheadMs } from './store/server-clock.js';
import { syncStops } from './store/sync-stops.js';

/** Without the server it is asked for more often: browsers do not always say that the network is back. */
const EVERY_MS = 5_000;
const TICKS_WHILE_REACHED = 4;
const PROBE_LIMIT_MS = 5_000;
/** The kitchen has not said yet that the route has left: it will, and then this is taken. */
export const POSTPONED = 'OUTCOME.NOT_ON_THE_WAY';
/** Rows of a till are of a facility; a volunteer's are of none. */
const NO_FACILITY = 'own-route';

/** What a volunteer's phone knows and does. */
export interface Route {
  /** Undefined until the phone was read; in the order of going. */
  readonly stops: readonly StopRow[] | undefined;
  readonly waiting: readonly KeptRow[];
  readonly refused: readonly KeptRow[];
  /** How far the server's clock is ahead of this phone's. */
  readonly aheadMs: number;
  /** Whether the server was asked at least once since the page opened. */
  readonly asked: boolean;
  /** The register says that the volunteer is paused. */
  readonly resting: boolean;
  readonly failure: unknown;
  /** @returns whether its photo was kept, too. @throws when the phone has no room */
  readonly say: (stop: OwnStop, said: SaidAtDoor, label: string) => Promise<boolean>;
  readonly resend: () => Promise<void>;
  readonly drop: (clientId: string) => Promise<void>;
  readonly refresh: () => void;
}

/** Sends what waits and fetches the doors: on start, when network or page come back, by a timer and after each outcome. */
export function useRoute(account: Account, loggedIn: boolean, onExpired: () => void): Route {
  const owner = useMemo(
    (): OutboxOwner => ({ accountId: account.id, accountName: account.displayName, facilityId: NO_FACILITY }),
    [account.id, account.displayName],
  );
  const [asked, setAsked] = useState(false);
  const [resting, setResting] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const refresh = useCallback(async (): Promise<void> => {
    await forgetDoors(routeDatabase, { accountId: owner.accountId, businessDate: businessDateAt(await serverTime()) });
    if (!loggedIn) {
      // An answer, whatever it says, lets the session be confirmed.
      await request<unknown>('/health/live', { timeoutMs: PROBE_LIMIT_MS }).catch(() => undefined);
      return;
    }
    const failures: unknown[] = [];
    const tell = (): void => {
      if (failures.some((error) => ApiProblem.hasStatus(error, 401))) onExpired();
      else setFailure(failures.find((error) => !(error instanceof NetworkLost)) ?? null);
      setAsked(true);
    };
    const attempt = (step: () => Promise<void>): Promise<unknown> =>
      step().catch((error: unknown) => failures.push(error));
    await attempt(() => sendWords(routeDatabase, owner));
    // Whatever cannot be sent: what is no more on the route leaves the phone, and what is new comes.
    await attempt(async () => setResting(await syncStops(routeDatabase, owner)));
    tell();
    if (failures.length > 0) return;
    // Last: over a thin line a photo takes minutes, and nothing waits for it.
    await attempt(() => sendEntries(routeDatabase, owner, ['files']));
    tell();
  }, [owner, loggedIn, onExpired]);
  useWhenever(refresh);
  useForgetting(account.id);
  const stops = useLive(
    useCallback(() => routeDatabase.stops.where('accountId').equals(owner.accountId).toArray(), [owner.accountId]),
  );
  const ahead = useLive(useCallback(() => aheadMs(routeDatabase), []));
  const kept = useLive(useCallback(() => keptRows(routeDatabase, owner), [owner]));
  const say = useCallback(
    async (stop: OwnStop, said: SaidAtDoor, label: string): Promise<boolean> => {
      const whole = await keepOutcome(routeDatabase, owner, { stop, said, at: await serverTime(), label });
      void refresh();
      return whole;
    },
    [owner, refresh],
  );
  const resend = useCallback(async (): Promise<void> => {
    await resendKept(routeDatabase, await keptRows(routeDatabase, owner));
    await refresh();
  }, [owner, refresh]);
  return {
    stops: useMemo(() => stops?.toSorted((one, other) => one.rank - other.rank), [stops]),
    waiting: useMemo(() => (kept ?? []).filter(waits), [kept]),
    refused: useMemo(() => (kept ?? []).filter((row) => !waits(row)), [kept]),
    ...{ aheadMs: ahead ?? 0, asked, resting, failure, say, resend },
    drop: useCallback((clientId: string) => dropKept(routeDatabase, clientId), []),
    refresh: useCallback(() => void refresh(), [refresh]),
  };
}

/** Sends what was said, also what the kitchen had not sent out the last time. */
async function sendWords(database: typeof routeDatabase, owner: OutboxOwner): Promise<void> {
  const rows = await keptRows(database, owner);
  await resendKept(
    database,
    rows.filter(({ problem }) => problem?.code === POSTPONED),
  );
  await sendEntries(database, owner, ['words']);
}

async function serverTime(): Promise<Date> {
  return new Date(Date.now() + (await aheadMs(routeDatabase)));
}

/** Whoever is not logged in any more when the page goes leaves no door behind. */
function useForgetting(accountId: string): void {
  useEffect(
    () => () => {
      if (rememberedAccount.read()?.id === accountId) return;
      void forgetDoors(routeDatabase, { accountId: null, businessDate: '' });
    },
    [accountId],
  );
}

function waits({ problem }: KeptRow): boolean {
  return problem === null || problem.code === POSTPONED;
}

function useWhenever(refresh: () => Promise<void>): void {
  useEffect(() => {
    const run = (): void => void refresh();
    const whenSeen = (): void => {
      if (document.visibilityState === 'visible') run();
    };
    const whenReachable = (): void => {
      if (reachability.current()) run();
    };
    run();
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
      if (!reachability.current() || ticks % TICKS_WHILE_REACHED === 0) run();
    }, EVERY_MS);
    const unsubscribe = reachability.subscribe(whenReachable);
    document.addEventListener('visibilitychange', whenSeen);
    return () => {
      clearInterval(timer);
      unsubscribe();
      document.removeEventListener('visibilitychange', whenSeen);
    };
  }, [refresh]);
}

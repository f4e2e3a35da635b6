import './official-texts.js';
import './registry-texts.js';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { BrowserRouter } from 'react-router';
import { ApiProblem } from '../api/api-problem.js';
import { useSession } from '../session/session-state.js';
import { OFFICIAL_PAGES } from './official-pages.js';
import { OfficialShell } from './shell/official-shell.js';

/** The officials' face: its pages in their shell, with the cache and the router they share. */
export function OfficialFace() {
  const { state, expire } = useSession();
  const [client] = useState(() => queryClient(expire));
  if (state.phase !== 'in') return null;
  const { account } = state;
  const pages = OFFICIAL_PAGES.filter(({ roles }) => roles.includes(account.role));
  return (
    <QueryClientProvider client={client}>
      <BrowserRouter>
        <OfficialShell account={account} pages={pages} />
      </BrowserRouter>
    </QueryClientProvider>
  );
}

/** Whatever a page asks, the answer 401 means that the session is over. */
function queryClient(expire: () => void): QueryClient {
  const onError = (error: Error): void => {
    if (ApiProblem.hasStatus(error, 401)) expire();
  };
  return new QueryClient({
    defaultOptions: {
      queries: { retry: isWorthAnotherTry, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
  });
}

/** A refusal stays one; a lost network may come back. */
function isWorthAnotherTry(failures: number, error: Error): boolean {
  return failures < 1 && !(error instanceof ApiProblem && error.problem.status < 500);
}

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { BrowserRouter } from 'react-router';
import { useSession } from '../session/session-state.js';
import { DistrictDayPage } from './district-day-page.js';

/** The official's pages, with the cache and the router they share. */
export function OfficialPages() {
  const { state } = useSession();
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: 1, networkMode: 'always' } } }),
  );
  if (state.phase !== 'in') return null;
  return (
    <QueryClientProvider client={client}>
      <BrowserRouter>
        <DistrictDayPage account={state.account} />
      </BrowserRouter>
    </QueryClientProvider>
  );
}

import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/api-problem.js';

/** Of a page beside the counter: asks once, also where the browser thinks it is offline, and tells when the session has ended. */
export function queryClient(onExpired: () => void): QueryClient {
  const onError = (error: Error): void => {
    if (ApiProblem.hasStatus(error, 401)) onExpired();
  };
  return new QueryClient({
    defaultOptions: { queries: { retry: false, networkMode: 'always' }, mutations: { networkMode: 'always' } },
    queryCache: new QueryCache({ onError }),
  });
}

import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { ImportDetail, ImportKind, ImportListItem } from '../../api/import-contract.js';
import { request, type ApiRequest } from '../../api/request.js';

const LATEST = 20;
const POLL_MS = 1_000;
const UPLOAD_LIMIT_MS = 300_000;

/** A request that changes an import and answers with it. */
export interface ImportStep {
  readonly path: string;
  readonly ask: ApiRequest;
}

/** Whether somebody is at work on it, so that it will change by itself. */
export function isUnderWay({ state }: Pick<ImportListItem, 'state'>): boolean {
  return state === 'checking' || state === 'applying';
}

/** The kinds of lists of this account. */
export function useImportKinds() {
  return useQuery({
    queryKey: ['import-kinds'],
    queryFn: ({ signal }) => request<ImportKind[]>('/v1/import-kinds', { signal }),
    staleTime: Infinity,
  });
}

/** The latest imports, looked at again while one is under way. */
export function useImportList() {
  return useQuery({
    queryKey: ['imports'],
    queryFn: ({ signal }) => request<{ items: ImportListItem[] }>(`/v1/imports?limit=${LATEST}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) === true ? POLL_MS : false),
  });
}

/** One import, looked at every second while it is under way. */
export function useImport(id: string) {
  return useQuery({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => request<ImportDetail>(`/v1/imports/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? POLL_MS : false),
  });
}

/** Sends, maps, applies or cancels; what it answers is shown at once. */
export function useImportStep(
  onDone?: (detail: ImportDetail) => void,
): UseMutationResult<ImportDetail, Error, ImportStep> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, ask }: ImportStep) => request<ImportDetail>(path, { timeoutMs: UPLOAD_LIMIT_MS, ...ask }),
    onSuccess: (detail) => {
      client.setQueryData(['imports', detail.id], detail);
      void client.invalidateQueries({ queryKey: ['imports'], exact: true });
      onDone?.(detail);
    },
    onError: () => void client.invalidateQueries({ queryKey: ['imports'] }),
  });
}

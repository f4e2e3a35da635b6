import { parsePolicy } from '@nuancan/five-ones';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { PolicyList, PolicyVersion } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { useBilingual } from '../../i18n/use-bilingual.js';

const MOST = 200;
const KEPT_MS = 3_600_000;

/** Names of the tiers of these lines, by the newest version of their policies, a draft where none was put into force; the code while a name is unknown. */
export function useTierNames(of: readonly { readonly policyCode: string | null }[]): (code: string) => string {
  const text = useBilingual();
  const codes = [...new Set(of.flatMap(({ policyCode }) => policyCode ?? []))];
  const { data } = useQuery({
    queryKey: ['policies'],
    queryFn: ({ signal }) => request<PolicyList>(`/v1/policies?limit=${MOST}`, { signal }),
    staleTime: KEPT_MS,
  });
  const newest = codes.flatMap((code) => {
    const versions = data?.items.find((policy) => policy.code === code)?.versions ?? [];
    const activated = versions.filter(({ state }) => state === 'activated');
    const named = activated.length === 0 ? versions : activated;
    return named.length === 0 ? [] : [{ code, version: Math.max(...named.map(({ version }) => version)) }];
  });
  const names = useQueries({
    queries: newest.map(({ code, version }) => ({
      queryKey: ['policies', code, String(version)],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        request<PolicyVersion>(`/v1/policies/${encodeURIComponent(code)}/versions/${version}`, { signal }),
      staleTime: KEPT_MS,
    })),
    combine: (answers) =>
      new Map(
        answers.flatMap((answer) =>
          answer.data ? parsePolicy(answer.data.document).tiers.map(({ code, name }) => [code, name] as const) : [],
        ),
      ),
  });
  return (code) => {
    const name = names.get(code);
    return name ? text(name) : code;
  };
}

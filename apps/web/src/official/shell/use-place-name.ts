import type { Account } from '../../api/contract.js';
import { useTowns } from '../../shared/use-towns.js';

/** Names change less often than anybody keeps a page open. */
/** The name of the town the account belongs to, or of its district; empty until it is known. */
export function usePlaceName({ scope }: Account): string {
  const { data } = useTowns();
  if (!data) return '';
  if (scope.townCode === null) return data.district.name;
  return data.items.find(({ code }) => code === scope.townCode)?.name ?? '';
}

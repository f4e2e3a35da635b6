const SHOWN = 6;

/** How an account is called: its name where the role reads names, else the end of its number. */
export function personOf(accountId: string | null, name: string | null): string {
  if (accountId === null) return '—';
  return name ?? `#${accountId.slice(-SHOWN)}`;
}

import { useSearchParams } from 'react-router';

/** What is chosen stands in the address. A town that is chosen anew lets go of the facility of another. */
export function useAddress() {
  const [params, setParams] = useSearchParams();
  const choose = (name: string, value: string): void =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (value === '') next.delete(name);
      else next.set(name, value);
      if (name === 'townCode') next.delete('facilityId');
      return next;
    });
  /** The choices of these names, as a query. */
  const only = (...names: readonly string[]): URLSearchParams =>
    new URLSearchParams([...params].filter(([name]) => names.includes(name)));
  return { params, choose, only };
}

interface MoreKeyProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetching: boolean;
    readonly fetchNextPage: () => unknown;
  };
  readonly label: string;
}

/** Under a list of which there is more. */
export function MoreKey({ query, label }: MoreKeyProps) {
  if (!query.hasNextPage) return null;
  return (
    <button type="button" className="button" disabled={query.isFetching} onClick={() => void query.fetchNextPage()}>
      {label}
    </button>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { askBoard, type KnownBoard } from './ask-board.js';

const EVERY_MS = 5_000;

/** What is open, of one town or of all in scope, asked again every five seconds also while the page lies behind another. */
export function useBoard(townCode: string) {
  const client = useQueryClient();
  const queryKey = ['welfare', 'board', townCode];
  const path = townCode === '' ? '/v1/welfare-cases' : `/v1/welfare-cases?townCode=${townCode}`;
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => askBoard(path, client.getQueryData<KnownBoard>(queryKey), signal),
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: true,
    structuralSharing: false,
  });
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useStirred } from '../../messages/use-stirred.js';
import { askBoard, type KnownBoard } from './ask-board.js';

const EVERY_MS = 5_000;

/**
 * What is open, of one town or of all in scope: asked again as soon as the server says that something happened, and, since it may not
 * be heard, every five seconds also while the page lies behind another.
 */
export function useBoard(townCode: string) {
  const client = useQueryClient();
  const queryKey = ['welfare', 'board', townCode];
  const path = townCode === '' ? '/v1/welfare-cases' : `/v1/welfare-cases?townCode=${townCode}`;
  useWelfareStirred();
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => askBoard(path, client.getQueryData<KnownBoard>(queryKey), signal),
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: true,
    structuralSharing: false,
  });
}

/** Asks again for whatever is shown of welfare cases when something happened to one. */
export function useWelfareStirred(): void {
  const client = useQueryClient();
  useStirred(
    'welfare',
    useCallback(() => void client.invalidateQueries({ queryKey: ['welfare'] }), [client]),
  );
}

import { addDays, businessDateAt, monthOf, monthStartOf } from '@nuancan/kernel';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { useAddress } from '../books/use-address.js';
import type { ClaimList } from './claims-contract.js';

export const BOXES = ['todo', 'done', 'returned', 'all'] as const;
export type Box = (typeof BOXES)[number];

const PAGE = 200;

/** The part of the inbox that the address asks for: the month that is over, and what waits for somebody of the role. */
export function useInbox({ role }: Account) {
  const { params, choose, only } = useAddress();
  const month = params.get('month') ?? monthOf(addDays(monthStartOf(businessDateAt(new Date())), -1));
  const box = BOXES.find((one) => one === params.get('box')) ?? (role === 'auditor' ? 'all' : 'todo');
  const asked = `month=${month}&box=${box}&${only('townCode')}&limit=${PAGE}`;
  const query = useInfiniteQuery({
    queryKey: ['claims', 'inbox', asked],
    queryFn: ({ signal, pageParam }) =>
      request<ClaimList>(`/v1/claims?${asked}${pageParam && `&cursor=${encodeURIComponent(pageParam)}`}`, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  return { month, box, townCode: params.get('townCode') ?? '', choose, query };
}

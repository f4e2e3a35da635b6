import { addDays, businessDateAt, monthOf, monthStartOf } from '@nuancan/kernel';
import type { Account } from '../../api/contract.js';
import { usePages } from '../../shared/use-pages.js';
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
  const query = usePages<ClaimList>({ path: `/v1/claims?${asked}`, key: ['claims', 'inbox', asked], stays: true });
  return { month, box, townCode: params.get('townCode') ?? '', choose, query };
}

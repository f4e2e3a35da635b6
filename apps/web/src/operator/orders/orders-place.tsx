import { lazy } from 'react';
import { useFragment } from '../use-place.js';
import { OrdersPage, type OrdersPageProps } from './orders-page.js';
import { RUNS_ADDRESS } from './runs-address.js';

const RunsPage = lazy(async () => ({ default: (await import('../runs/runs-page.js')).RunsPage }));

/** What is ordered, or how it is brought. */
export function OrdersPlace(props: OrdersPageProps) {
  const { businessDate, slot, onExpired } = props;
  return useFragment() === RUNS_ADDRESS ? (
    <RunsPage {...{ businessDate, slot, onExpired }} />
  ) : (
    <OrdersPage {...props} />
  );
}

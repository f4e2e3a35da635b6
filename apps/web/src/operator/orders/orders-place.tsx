import { lazy } from 'react';
import { useFragment } from '../use-place.js';
import { FAMILIES_ADDRESS } from './families-address.js';
import { OrdersPage, type OrdersPageProps } from './orders-page.js';
import { RUNS_ADDRESS } from './runs-address.js';

const FamiliesPage = lazy(async () => ({ default: (await import('../families/families-page.js')).FamiliesPage }));
const RunsPage = lazy(async () => ({ default: (await import('../runs/runs-page.js')).RunsPage }));

/** What is ordered, how it is brought, or what families ask for. */
export function OrdersPlace(props: OrdersPageProps) {
  const { businessDate, slot, memory, onExpired } = props;
  switch (useFragment()) {
    case RUNS_ADDRESS:
      return <RunsPage {...{ businessDate, slot, onExpired }} />;
    case FAMILIES_ADDRESS:
      return <FamiliesPage {...{ businessDate, slot, memory, onExpired }} rows={props.rows.diners} />;
    default:
      return <OrdersPage {...props} />;
  }
}

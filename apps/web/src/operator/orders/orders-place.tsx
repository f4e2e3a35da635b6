import { lazy } from 'react';
import { useFragment } from '../use-place.js';
import { CASES_ADDRESS } from '../cases/cases-address.js';
import { FAMILIES_ADDRESS } from './families-address.js';
import { OrdersPage, type OrdersPageProps } from './orders-page.js';
import { RUNS_ADDRESS } from './runs-address.js';

const FamiliesPage = lazy(async () => ({ default: (await import('../families/families-page.js')).FamiliesPage }));
const RunsPage = lazy(async () => ({ default: (await import('../runs/runs-page.js')).RunsPage }));
const CasesPage = lazy(async () => ({ default: (await import('../cases/cases-page.js')).CasesPage }));

/** What is ordered, how it is brought, what families ask for, or whom a meal could not be handed to. */
export function OrdersPlace(props: OrdersPageProps) {
  const { businessDate, slot, memory, onExpired } = props;
  switch (useFragment()) {
    case RUNS_ADDRESS:
      return <RunsPage {...{ businessDate, slot, onExpired }} />;
    case FAMILIES_ADDRESS:
      return <FamiliesPage {...{ businessDate, slot, memory, onExpired }} rows={props.rows.diners} />;
    case CASES_ADDRESS:
      return <CasesPage onExpired={onExpired} />;
    default:
      return <OrdersPage {...props} />;
  }
}

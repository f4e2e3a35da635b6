import { lazy } from 'react';
import { SideFace } from '../side-face.js';
import type { OrdersPageProps } from './orders-page.js';

const OrdersPlace = lazy(async () => ({ default: (await import('./orders-place.js')).OrdersPlace }));

/** Orders to be brought in place of the counter. */
export function OrdersFace(props: OrdersPageProps) {
  return (
    <SideFace rows={props.rows} facilityName={props.rows.till?.facility.name ?? ''}>
      <OrdersPlace {...props} />
    </SideFace>
  );
}

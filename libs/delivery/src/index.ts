export { ORDER_INVARIANTS } from './audit/order-invariants.js';
export { DeliveryModule } from './delivery.module.js';
export { DeliveryWorkerModule } from './delivery.worker.module.js';
export { TakeOrders1764600200000 } from './migrations/1764600200000-take-orders.js';
export { GuardOrders1764600210000 } from './migrations/1764600210000-guard-orders.js';
export { ShareOrders1764600220000 } from './migrations/1764600220000-share-orders.js';

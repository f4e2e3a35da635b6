export { OUTCOME_INVARIANTS } from './audit/outcome-invariants.js';
export { ORDER_INVARIANTS } from './audit/order-invariants.js';
export { RUN_INVARIANTS } from './audit/run-invariants.js';
export {
  CANCEL_KINDS,
  HANDOVERS,
  PAUSE_REASONS,
  type CancelKind,
  type Handover,
  type PauseReason,
} from './delivery-words.js';
export { DeliveryErrors } from './delivery.errors.js';
export { refusing as refusingDelivery } from './delivery-refusal.js';
export { pauseStandingOrder } from './standing-order/pause-standing-order.js';
export { DeliveryModule } from './delivery.module.js';
export { DeliveryWorkerModule } from './delivery.worker.module.js';
export { RunPlanner } from './run/run-planner.js';
export { straightMetres, StraightWays } from './run/straight-ways.js';
export { WaysOfRun, type GeoPoint, type WayMeasure, type Ways } from './run/ways-of-run.js';
export { TakeOrders1764600200000 } from './migrations/1764600200000-take-orders.js';
export { GuardOrders1764600210000 } from './migrations/1764600210000-guard-orders.js';
export { ShareOrders1764600220000 } from './migrations/1764600220000-share-orders.js';
export { PlanRuns1764701100000 } from './migrations/1764701100000-plan-runs.js';
export { GuardRuns1764701110000 } from './migrations/1764701110000-guard-runs.js';
export { ShareRuns1764701120000 } from './migrations/1764701120000-share-runs.js';
export { EndOrders1764701210000 } from './migrations/1764701210000-end-orders.js';
export { MindClosedKitchens1764701220000 } from './migrations/1764701220000-mind-closed-kitchens.js';
export { MixWays1764710300000 } from './migrations/1764710300000-mix-ways.js';
export { DropRoutesOfAbsent1764710610000 } from './migrations/1764710610000-drop-routes-of-absent.js';
export { KeepPhotos1764710600000 } from './migrations/1764710600000-keep-photos.js';
export { KeepOutcomesWhole1764710700000 } from './migrations/1764710700000-keep-outcomes-whole.js';
export { CancelBeforeLeaving1764711300000 } from './migrations/1764711300000-cancel-before-leaving.js';
export { TakeWhatCameFirst1764711450000 } from './migrations/1764711450000-take-what-came-first.js';
export { HidePhotosOfErased1764711451000 } from './migrations/1764711451000-hide-photos-of-erased.js';
export { TakeWhatWasCarried1764711452000 } from './migrations/1764711452000-take-what-was-carried.js';
export { PublishWithoutCalledOff1764712100000 } from './migrations/1764712100000-publish-without-called-off.js';
export { CallKitchens1764711600000 } from './migrations/1764711600000-call-kitchens.js';
export { CloseWhatWaits1764710220000 } from './migrations/1764710220000-close-what-waits.js';
export { LetVolunteersStayAway1764710230000 } from './migrations/1764710230000-let-volunteers-stay-away.js';

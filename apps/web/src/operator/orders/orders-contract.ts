import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

/** Orders as the server's own description has them. */
export type Order = Schemas['OrderDto'];
export type OrderList = Schemas['OrderListDto'];
export type OrderSlot = Schemas['OrderSlotDto'];
export type KitchenSheet = Schemas['KitchenSheetDto'];
export type StandingOrder = Schemas['StandingOrderDto'];
export type StandingOrderList = Schemas['StandingOrderListDto'];
export type ResidentAddress = Schemas['ResidentAddressDto'];
export type ResidentAddressList = Schemas['ResidentAddressListDto'];
export type Closure = Schemas['ClosureDto'];
export type ClosureList = Schemas['ClosureListDto'];
export type ClosureVisit = Schemas['ClosureVisitDto'];
export type ClosureVisitList = Schemas['ClosureVisitListDto'];

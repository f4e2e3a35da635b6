import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

export type FamilyPageData = Schemas['FamilyPageDto'];
export type FamilyMeal = Schemas['FamilyMealDto'];
export type FamilyWallet = Schemas['FamilyWalletDto'];
export type FamilyDelivery = Schemas['FamilyDeliveryDto'];
export type FamilyStandingOrder = Schemas['FamilyStandingOrderDto'];
export type FamilyRequest = Schemas['FamilyRequestDto'];

import { defineErrors } from '@nuancan/kernel';

/** Expected failures of public lists. */
export const VillageListErrors = defineErrors('VILLAGE_LIST', {
  VILLAGE_NOT_FOUND: { status: 404, zh: '本镇街没有这个村（社区）', en: 'No such village in your scope' },
});

import { defineErrors } from '@nuancan/kernel';

/** Expected failures of deciding on what the checks found. */
export const FindingErrors = defineErrors('FINDING', {
  NOT_FOUND: { status: 404, zh: '没有这条校验结果，或不在您的范围内', en: 'No such finding in your scope' },
  GONE: {
    status: 409,
    zh: '这条结果在后来的校验中已经不成立，不用处理',
    en: 'A later run of the checks no longer found this; there is nothing to decide',
  },
  DECIDED: {
    status: 409,
    zh: '这条结果已经处理过，或者这一步现在不能做；处理过的不会重新打开',
    en: 'This was decided already, or takes no such step now; what was decided is not opened again',
  },
  ASK_FIRST: {
    status: 409,
    zh: '这条结果只是提问（例如去世当天的用餐）：先询问食堂，再决定是否核减',
    en: 'This only asks, as of a meal on the day of death: ask the canteen before you disallow it',
  },
  NOT_YOURS: {
    status: 403,
    zh: '认可、核减、询问由镇街或区里的人做，回答由食堂经办人做',
    en: 'Officials of the town or district accept, disallow and ask; the operator of the facility answers',
  },
  OWN_EVIDENCE: {
    status: 403,
    zh: '这些餐是您记录、作废或更正的，要由别人处理',
    en: 'You logged, voided or corrected one of these meals: somebody else decides',
  },
  CLAIM_CLOSED: {
    status: 409,
    zh: '所属的申报已经批准，不能再处理；请在后面的月份更正',
    en: 'The claim it belongs to is approved and takes no decisions; correct it in a later month',
  },
  NOTHING_AT_STAKE: {
    status: 422,
    zh: '这条结果或所选的餐没有可核减的金额',
    en: 'The finding, or one of the meals named, has nothing that could be disallowed',
  },
});

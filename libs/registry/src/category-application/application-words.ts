/** States of an application; the first, second and third are open. */
export const APPLICATION_STATES = ['submitted', 'endorsed', 'returned', 'approved', 'refused', 'withdrawn'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/**
 * What an official does with an application: 村（社区）同意, 镇（街道）批准, 退回, 不予批准, 撤回, 重新提交. Who approves
 * is neither who entered the application nor who took down the village's opinion.
 */
export const APPLICATION_STEPS = ['endorse', 'approve', 'return', 'refuse', 'withdraw', 'resubmit'] as const;
export type ApplicationStep = (typeof APPLICATION_STEPS)[number];

/** From which states a step leads where. */
export const STEP_STATES: Readonly<
  Record<ApplicationStep, { readonly from: readonly ApplicationState[]; readonly to: ApplicationState }>
> = {
  endorse: { from: ['submitted'], to: 'endorsed' },
  approve: { from: ['endorsed'], to: 'approved' },
  return: { from: ['submitted', 'endorsed'], to: 'returned' },
  refuse: { from: ['submitted', 'endorsed'], to: 'refused' },
  withdraw: { from: ['submitted', 'endorsed', 'returned'], to: 'withdrawn' },
  resubmit: { from: ['returned'], to: 'submitted' },
};

/** What a file shows: 申请表, 收入证明, 残疾证, 户口簿, 病历, 照片, 其他. */
export const FILE_KINDS = [
  'application_form',
  'income_proof',
  'disability_certificate',
  'household_book',
  'medical_record',
  'photo',
  'other',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export { CreateSubsidy1764000400000 } from './migrations/1764000400000-create-subsidy.js';
export { PolicyReader } from './policy/policy-reader.js';
export { SubsidyModule } from './subsidy.module.js';
export { CountQuotasOverEntries1764100410000 } from './migrations/1764100410000-count-quotas-over-entries.js';
export { MoveQuotas1764300240000 } from './migrations/1764300240000-move-quotas.js';
export { WithdrawDrafts1764420520000 } from './migrations/1764420520000-withdraw-drafts.js';

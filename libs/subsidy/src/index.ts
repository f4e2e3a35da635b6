export { CreateSubsidy1764000400000 } from './migrations/1764000400000-create-subsidy.js';
export { PolicyReader } from './policy/policy-reader.js';
export { PolicyVersion } from './policy/policy-version.entity.js';
export { StoredPolicy } from './policy/policy.entity.js';
export { QuotaUse } from './quota/quota-use.entity.js';
export { SubsidyErrors } from './subsidy.errors.js';
export { SubsidyModule } from './subsidy.module.js';
export { CountQuotasOverEntries1764100410000 } from './migrations/1764100410000-count-quotas-over-entries.js';

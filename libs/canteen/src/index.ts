export { CreateCanteen1764000500000 } from './migrations/1764000500000-create-canteen.js';
export { CreateMeals1764000600000 } from './migrations/1764000600000-create-meals.js';
export { CanteenModule } from './canteen.module.js';
export { RECORD_MEALS } from './meal/record-meals.sql.js';
export { OpenAuditReads1764001900000 } from './migrations/1764001900000-open-audit-reads.js';
export { checkInvariants, type AuditConnection, type InvariantResult } from './audit/check-invariants.js';
export type { Invariant } from './audit/invariant.js';
export { INVARIANTS } from './audit/invariants.js';

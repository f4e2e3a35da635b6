export { CreateReconciliation1764400000000 } from './migrations/1764400000000-create-reconciliation.js';
export { CreateClaims1764400200000 } from './migrations/1764400200000-create-claims.js';
export { PayLegs1764400210000 } from './migrations/1764400210000-pay-legs.js';
export { StepClaims1764400220000 } from './migrations/1764400220000-step-claims.js';
export { SettleLegs1764400230000 } from './migrations/1764400230000-settle-legs.js';
export { SetBudgets1764400240000 } from './migrations/1764400240000-set-budgets.js';
export { ReconciliationModule } from './reconciliation.module.js';
export { ReconciliationImportsModule } from './reconciliation-imports.module.js';

export { CreateReconciliation1764400000000 } from './migrations/1764400000000-create-reconciliation.js';

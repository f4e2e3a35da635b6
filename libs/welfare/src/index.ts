export { WELFARE_INVARIANTS } from './audit/welfare-invariants.js';
export { openCase, type Occasion } from './chain/open-case.js';
export { OpenWelfareCases1764702100000 } from './migrations/1764702100000-open-welfare-cases.js';
export { StepWelfareCases1764702110000 } from './migrations/1764702110000-step-welfare-cases.js';
export { ShareWelfareCases1764702120000 } from './migrations/1764702120000-share-welfare-cases.js';
export { WelfareWorkerModule } from './welfare.worker.module.js';

export { OVERSIGHT_INVARIANTS } from './audit/oversight-invariants.js';
export { OverseeFacilities1764504010000 } from './migrations/1764504010000-oversee-facilities.js';
export { TakeComplaints1764504020000 } from './migrations/1764504020000-take-complaints.js';
export { RemindOfDeadlines1764504030000 } from './migrations/1764504030000-remind-of-deadlines.js';
export { DEFAULT_CHECKLISTS } from './inspection/default-checklists.js';
export { OversightModule } from './oversight.module.js';
export { OversightWorkerModule } from './oversight.worker.module.js';

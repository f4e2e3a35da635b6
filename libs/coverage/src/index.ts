export { KeepNetworks1764700100000 } from './migrations/1764700100000-keep-networks.js';
export { CountCoverage1764700110000 } from './migrations/1764700110000-count-coverage.js';
export { SitePoints1764700300000 } from './migrations/1764700300000-site-points.js';
export { SaveScenarios1764700310000 } from './migrations/1764700310000-save-scenarios.js';
export { CoverageErrors } from './coverage.errors.js';
export { ActiveNetwork } from './load/active-network.js';
export { CoverageWorld } from './world/coverage-world.js';
export { mostOf, type SlotBase, type Walkers } from './world/walkers.js';
export {
  COVERED_SLOTS,
  LIMIT_MINUTES,
  servingFacilities,
  WALKING_PROFILES,
  type CoveredSlot,
  type WorldArea,
  type WorldFacility,
  type WorldParts,
  type WorldPeople,
} from './world/world.js';
export { RecountCoverage1764700120000 } from './migrations/1764700120000-recount-coverage.js';
export { CoverageModule } from './coverage.module.js';
export { CoverageWorkerModule } from './coverage.worker.module.js';
export { NetworkActivator } from './network/network-activator.js';
export { NetworkService, type SentNetwork } from './network/network.service.js';
export { CHANGE_KINDS, type FacilityChange } from './what-if/facility-change.js';
export { plannedFacilities } from './what-if/planned-facilities.js';
export { tryChanges, type TriedChanges } from './what-if/try-changes.js';
export { countAreas, type AreaCount, type CountedAreas } from './world/count-areas.js';
export { AuditCoverage1764700130000 } from './migrations/1764700130000-audit-coverage.js';
export { AuditPlans1764710100000 } from './migrations/1764710100000-audit-plans.js';
export { COVERAGE_INVARIANTS } from './audit/coverage-invariants.js';
export { PLAN_INVARIANTS } from './audit/plan-invariants.js';
export { ShowPublicMaps1764700200000 } from './migrations/1764700200000-show-public-maps.js';
export { RunWaysModule } from './run-ways/run-ways.module.js';
export { digestWorld } from './load/digest-world.js';
export { loadWorld } from './load/load-world.js';
export { placeWorld } from './load/place-world.js';
export type { Queries } from './load/queries.js';
export { addScenario, countScenario, storeCounted } from './scenario/count-scenario.js';
export type { StoredChange } from './scenario/read-changes.js';
export { addSiting, answerSiting } from './siting/answer-siting.js';

export { KeepNetworks1764700100000 } from './migrations/1764700100000-keep-networks.js';
export { CountCoverage1764700110000 } from './migrations/1764700110000-count-coverage.js';
export { SitePoints1764700300000 } from './migrations/1764700300000-site-points.js';
export { SaveScenarios1764700310000 } from './migrations/1764700310000-save-scenarios.js';

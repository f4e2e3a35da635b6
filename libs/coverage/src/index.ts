export { KeepNetworks1764700100000 } from './migrations/1764700100000-keep-networks.js';
export { CountCoverage1764700110000 } from './migrations/1764700110000-count-coverage.js';

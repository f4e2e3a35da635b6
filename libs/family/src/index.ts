export { FAMILY_INVARIANTS } from './audit/family-invariants.js';
export { FamilyModule } from './family.module.js';
export { AskForElders1764711010000 } from './migrations/1764711010000-ask-for-elders.js';
export { GiveFamilyConsents1764711000000 } from './migrations/1764711000000-give-family-consents.js';
export { OpenFamilyPages1764711030000 } from './migrations/1764711030000-open-family-pages.js';
export { ShareFamily1764711020000 } from './migrations/1764711020000-share-family.js';
export { TellOfFamilyRequests1764711290000 } from './migrations/1764711290000-tell-of-family-requests.js';

export {
  BLOCKED_REASONS,
  FOOD_CONTENTS,
  STATUSES,
  type BlockedReason,
  type ResidentStatus,
} from './dated-fact/resident-words.js';
export { dinerFactsById, DinerFactsReader, type DinerFacts, type DinerFactsRow } from './diner/diner-facts-reader.js';
export { DinerSearch, type FoundDiner } from './diner/diner-search.js';
export { PurposeDto } from './disclosure/disclosure.dto.js';
export { RegistryImportsModule } from './import/registry-imports.module.js';
export { CreateRegistry1764000200000 } from './migrations/1764000200000-create-registry.js';
export { ExtendResidents1764000705000 } from './migrations/1764000705000-extend-residents.js';
export { AddDinerLookUps1764000710000 } from './migrations/1764000710000-add-diner-look-ups.js';
export { PersonRecords } from './export/person-records.js';
export { AddImportLookUps1764100620000 } from './migrations/1764100620000-add-import-look-ups.js';
export { ImportOverEntries1764100640000 } from './migrations/1764100640000-import-over-entries.js';
export { AuditListsAtOnce1764100630000 } from './migrations/1764100630000-audit-lists-at-once.js';
export { AddCategoryApplications1764100200000 } from './migrations/1764100200000-add-category-applications.js';
export { DisclosePersonalData1764100300000 } from './migrations/1764100300000-disclose-personal-data.js';
export { MergeResidents1764100400000 } from './migrations/1764100400000-merge-residents.js';
export { EraseResidents1764100500000 } from './migrations/1764100500000-erase-residents.js';
export { GuardErasures1764100700000 } from './migrations/1764100700000-guard-erasures.js';
export { CheckRowsCheaply1764100810000 } from './migrations/1764100810000-check-rows-cheaply.js';
export { SearchResidents1764100100000 } from './migrations/1764100100000-search-residents.js';
export { PlaceIndex, refuseVillage } from './import/place-index.js';
export { RegistryModule } from './registry.module.js';
export { maskName } from './resident/mask-name.js';
export { maskedPhone } from './resident/masked-phone.js';
export { namePinyin, type NamePinyin } from './resident/name-pinyin.js';
export { interpretSearchText } from './resident/search-text.js';
export { ordersOf, residentPageSql } from './resident/resident-page.js';
export { violatedConstraint } from './violated-constraint.js';
export { KnownFactsReader, type KnownAt, type KnownFacts, type KnownMerge } from './diner/known-facts.js';
export { RestrictDiets1764420610000 } from './migrations/1764420610000-restrict-diets.js';
export { RESTRICTIONS, type Restriction } from './dated-fact/resident-words.js';
export { RememberFacts1764420500000 } from './migrations/1764420500000-remember-facts.js';
export { LocateResidents1764600100000 } from './migrations/1764600100000-locate-residents.js';
export { LOCATED, type Located } from './address/resident-address.dto.js';
export { ShowFactChanges1764500050000 } from './migrations/1764500050000-show-fact-changes.js';

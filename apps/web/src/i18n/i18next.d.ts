import 'i18next';
import type { zh as booksTexts } from '../official/books/books-texts.js';
import type { zh as correctionTexts } from '../official/books/correction-texts.js';
import type { zh as sheetTexts } from '../official/books/sheet-texts.js';
import type { zh as claimsTexts } from '../official/claims/claims-texts.js';
import type { zh as budgetTexts } from '../official/claims/budget-texts.js';
import type { zh as lateMealTexts } from '../official/claims/late-meal-texts.js';
import type { zh as clawbackTexts } from '../official/claims/clawback-texts.js';
import type { zh as payeeTexts } from '../official/claims/payee-texts.js';
import type { zh as legTexts } from '../official/claims/leg-texts.js';
import type { zh as claimExportTexts } from '../official/claim-exports/claim-export-texts.js';
import type { zh as donationTexts } from '../official/donations/donation-texts.js';
import type { zh as extrasTexts } from '../operator/counter/extras-texts.js';
import type { zh as voucherTexts } from '../official/donations/voucher-texts.js';
import type { zh as donorTexts } from '../public/donor-texts.js';
import type { zh as familyPageTexts } from '../public/family/family-texts.js';
import type { zh as familiesTexts } from '../families/families-texts.js';
import type { zh as publicListTexts } from '../official/disclosure/public-list-texts.js';
import type { zh as facilityTexts } from '../official/facilities/facility-texts.js';
import type { zh as findingTexts } from '../official/findings/finding-texts.js';
import type { zh as produceTexts } from '../official/garden/produce-texts.js';
import type { zh as importTexts } from '../official/import/import-texts.js';
import type { zh as officialTexts } from '../official/official-texts.js';
import type { zh as portionTexts } from '../official/production/portion-texts.js';
import type { zh as policyTexts } from '../official/policies/policy-texts.js';
import type { zh as policyToolsTexts } from '../official/policies/policy-tools-texts.js';
import type { zh as replayTexts } from '../official/policies/replay-texts.js';
import type { zh as deliveryTexts } from '../official/messages/delivery-texts.js';
import type { zh as messageTexts } from '../messages/message-texts.js';
import type { zh as queueTexts } from '../official/queues/queue-texts.js';
import type { zh as welfareTexts } from '../official/welfare/welfare-texts.js';
import type { zh as closureTexts } from '../official/closures/closure-texts.js';
import type { zh as registryTexts } from '../official/registry-texts.js';
import type { zh as entryTexts } from '../official/residents/entry-texts.js';
import type { zh as helpTexts } from '../official/volunteers/help-texts.js';
import type { zh as traceTexts } from '../official/trace/trace-texts.js';
import type { zh as monthClaimTexts } from '../operator/claim/claim-texts.js';
import type { zh as dayListTexts } from '../operator/day/day-list-texts.js';
import type { zh as undoRefusedTexts } from '../operator/day/undo-refused-texts.js';
import type { zh as closeTexts } from '../operator/close/close-texts.js';
import type { zh as gardenTexts } from '../operator/garden/garden-texts.js';
import type { zh as menuTexts } from '../operator/menu/menu-texts.js';
import type { zh as keptTexts } from '../operator/kept/kept-texts.js';
import type { zh as ordersTexts } from '../operator/orders/orders-texts.js';
import type { zh as kitchenCasesTexts } from '../operator/cases/cases-texts.js';
import type { zh as outcomeTexts } from '../operator/runs/outcome-texts.js';
import type { zh as runsTexts } from '../operator/runs/runs-texts.js';
import type { zh as settingsTexts } from '../operator/settings/settings-texts.js';
import type { zh as expiredTexts } from '../operator/sync/expired-texts.js';
import type { zh as syncTexts } from '../operator/sync/sync-texts.js';
import type { zh as dayTexts } from '../operator/till/day-texts.js';
import type { zh as carryTexts } from '../operator/volunteers/carry/carry-texts.js';
import type { zh as volunteersTexts } from '../operator/volunteers/volunteers-texts.js';
import type { zh as walletTexts } from '../operator/wallet/wallet-texts.js';
import type { zh as grantTexts } from '../grants/grant-texts.js';
import type { zh as grantDeskTexts } from '../official/grants/grant-desk-texts.js';
import type { zh as oversightTexts } from '../oversight/oversight-texts.js';
import type { zh as productionTexts } from '../production/production-texts.js';
import type { zh as dishTexts } from '../official/dishes/dish-texts.js';
import type { zh as dishTraceTexts } from '../official/dish-trace/dish-trace-texts.js';
import type { zh as coverageTexts } from '../official/map/coverage-texts-zh.js';
import type { zh as mapTexts } from '../map/map-texts.js';
import type { zh as publicMenuTexts } from '../public/menu/public-menu-texts.js';
import type { zh as contentTexts } from '../shared/content-texts.js';
import type { zh as formTexts } from '../shared/form-texts.js';
import type { zh as doorTexts } from '../volunteer/door-texts.js';
import type { zhAccounts } from './zh-accounts.js';
import type { zh } from './zh.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: {
      translation: typeof zh &
        typeof voucherTexts &
        typeof doorTexts &
        typeof queueTexts &
        typeof carryTexts &
        typeof messageTexts &
        typeof deliveryTexts &
        typeof closureTexts &
        typeof welfareTexts &
        typeof expiredTexts &
        typeof dayListTexts &
        typeof extrasTexts &
        typeof formTexts &
        typeof dayTexts &
        typeof undoRefusedTexts &
        typeof menuTexts &
        typeof gardenTexts &
        typeof ordersTexts &
        typeof familyPageTexts &
        typeof familiesTexts &
        typeof kitchenCasesTexts &
        typeof runsTexts &
        typeof outcomeTexts &
        typeof volunteersTexts &
        typeof walletTexts &
        typeof closeTexts &
        typeof productionTexts &
        typeof oversightTexts &
        typeof grantTexts &
        typeof grantDeskTexts &
        typeof contentTexts &
        typeof mapTexts &
        typeof coverageTexts &
        typeof publicMenuTexts &
        typeof dishTexts &
        typeof dishTraceTexts &
        typeof monthClaimTexts &
        typeof syncTexts &
        typeof keptTexts &
        typeof settingsTexts &
        typeof booksTexts &
        typeof sheetTexts &
        typeof correctionTexts &
        typeof claimsTexts &
        typeof legTexts &
        typeof clawbackTexts &
        typeof payeeTexts &
        typeof lateMealTexts &
        typeof budgetTexts &
        typeof claimExportTexts &
        typeof publicListTexts &
        typeof donationTexts &
        typeof donorTexts &
        typeof traceTexts &
        typeof findingTexts &
        typeof facilityTexts &
        typeof importTexts &
        typeof produceTexts &
        typeof helpTexts &
        typeof officialTexts &
        typeof policyTexts &
        typeof portionTexts &
        typeof policyToolsTexts &
        typeof replayTexts &
        typeof registryTexts &
        typeof entryTexts &
        typeof zhAccounts;
    };
  }
}

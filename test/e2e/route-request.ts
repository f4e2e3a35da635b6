import { readFileSync } from 'node:fs';
import { identityCheckDigit } from '@nuancan/kernel';
import { randomUUID } from 'node:crypto';
import type { ArrangedTown } from '../support/small-district.js';
import type { ClaimFacts } from './claim-facts.js';
import { coverageValues, type CoverageFacts } from './coverage-facts.js';
import { deliveryValues, type DeliveryFacts } from './delivery-facts.js';
import type { DonationFacts } from './donation-facts.js';
import { familyBody, familyValues, type FamilyFacts } from './family-facts.js';
import type { FacilityFacts } from './facility-facts.js';
import { oversightBody, oversightValues, type OversightFacts } from './oversight-facts.js';
import { queueValues, type QueueFacts } from './queue-facts.js';
import type { ReplayFacts } from './replay-facts.js';
import { PDF, PNG } from './sample-files.js';
import { volunteerValues, type VolunteerFacts } from './volunteer-facts.js';
import { welfareValues, type WelfareFacts } from './welfare-facts.js';

/** The part of OpenAPI that we read. */
interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly minimum?: number;
  readonly minItems?: number;
}

interface Parameter {
  readonly name: string;
  readonly schema?: Schema;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
}

interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

interface Operation {
  readonly responses: Readonly<Record<string, unknown>>;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** One route of the api: `POST /v1/meals`. */
export interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** Rows of a town that a request aims at. */
export interface Target
  extends
    ArrangedTown,
    ReplayFacts,
    FacilityFacts,
    ClaimFacts,
    DonationFacts,
    VolunteerFacts,
    DeliveryFacts,
    CoverageFacts,
    QueueFacts,
    WelfareFacts,
    FamilyFacts,
    OversightFacts {
  readonly mealId: string;
  /** The till's id of that meal. */
  readonly mealClientId: string;
  readonly accountId: string;
  /** A session of that account. */
  readonly sessionId: string;
  /** The household registration of its first resident. */
  readonly factId: string;
  /** Something that became of it, and its card. */
  readonly statusId: string;
  readonly identifierId: string;
  /** A list that its town official sent in. */
  readonly importId: string;
  /** An application of its first resident, with a file, and a request to erase that resident. */
  readonly applicationId: string;
  readonly fileId: string;
  readonly erasureId: string;
  /** The wallet of its first resident, and a movement of it. */
  readonly walletId: string;
  readonly movementId: string;
  readonly today: string;
}

/** What is sent. */
export interface RouteRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const DEEPEST = 8;
const IDENTITY_DIGITS = '99010119440506112';
const IDENTITY_NUMBER = IDENTITY_DIGITS + identityCheckDigit(IDENTITY_DIGITS);
const POLICY = new URL('../../libs/five-ones/policies/zengcheng-2020.json', import.meta.url);

const document = JSON.parse(
  readFileSync(new URL('../../apps/api/openapi.json', import.meta.url), 'utf8'),
) as OpenApiDocument;

/** Every route of the committed OpenAPI document, reading ones first. */
export const ROUTES: readonly Route[] = Object.entries(document.paths)
  .flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      operation,
    })),
  )
  .sort((one, other) => Number(one.method !== 'GET') - Number(other.method !== 'GET'));

const PLAN_ONLY = Object.fromEntries(
  'dishId holding celsius happenedAt boxes reason pointId carrier dispatchId replacesId'
    .split(' ')
    .map((name) => [name, undefined]),
);

const MOMENTS = ['happenedAt', 'keptAt', 'deviceAt', 'toldAt', 'servedAt', 'voidedAt'];

/** A request to `route` that names rows of `target` wherever it can. */
export function requestTo(route: Route, target: Target): RouteRequest {
  const parameters = route.operation.parameters ?? [];
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => pathValue(route, name, target));
  const query = new URLSearchParams();
  for (const { name, schema } of parameters.filter((parameter) => parameter.in === 'query')) {
    const named = valueNamed(name, target);
    const value = (schema?.enum?.includes(named) ?? true) ? named : schema?.enum?.[0];
    if (value !== undefined) query.set(name, String(value));
  }
  const search = query.size === 0 ? '' : `?${query.toString()}`;
  const isEdit = parameters.some((parameter) => parameter.name.toLowerCase() === 'if-match');
  const headers: Record<string, string> = isEdit ? { 'if-match': '"1"' } : {};
  const content = route.operation.requestBody?.content ?? {};
  for (const [type, body] of Object.entries({ 'application/pdf': PDF, 'image/png': PNG })) {
    if (type in content) return { method: route.method, path: path + search, headers: { 'content-type': type }, body };
  }
  const schema = content['application/json']?.schema;
  if (schema === undefined) return { method: route.method, path: path + search, headers };
  const body = sample(schema, target) as object;
  // Elsewhere a `number` is an identity number.
  const own = 'number' in body && route.path.includes('licence') ? { number: 'JK-2' } : {};
  // Of a facility, or of a village.
  const plot = route.path.endsWith('/garden/plots') ? { villageCode: undefined } : {};
  const earmark = { earmark: 'facility', forTown: undefined, forCategory: undefined };
  const allotted = route.path.endsWith('/tranches') ? earmark : {};
  // For whoever brings one.
  const issued = route.path.endsWith('/voucher-issues') ? { ...earmark, residentIds: undefined } : {};
  // Money of a new donor: goods, and somebody who gave before, are the other ways.
  const given =
    route.name === 'POST /v1/donations'
      ? {
          ...{ goods: undefined, donorId: undefined, kind: 'money' },
          tranches: [{ amountFen: 100, ...earmark, forFacility: target.facilityId }],
        }
      : {};
  // A month, two days, or all of them: one of these.
  const span = route.path.endsWith('/verification') ? { from: undefined, to: undefined, all: undefined } : {};
  // What the first kind of entry, step or complaint has no use for.
  const plan = route.path.endsWith('/production-entries')
    ? PLAN_ONLY
    : { ...oversightBody(route.path), ...familyBody(route.path) };
  // Any code of the register is none of a policy.
  const replay = route.path.endsWith('/replays') ? { versions: [] } : {};
  return {
    method: route.method,
    path: path + search,
    headers,
    body: { ...body, ...replay, ...own, ...allotted, ...issued, ...given, ...plot, ...span, ...plan },
  };
}

/** @throws for a path parameter it was never taught, so that a new route cannot slip by */
function pathValue(route: Route, name: string, target: Target): string {
  const collection = route.path.split('/')[2] ?? '';
  const ids: Readonly<Record<string, string>> = {
    facilities: target.facilityId,
    residents: target.residents[0].id,
    meals: target.mealId,
    accounts: target.accountId,
    'menu-items': target.menuItems.lunch,
    organisations: target.organisationId,
    imports: target.importId,
    supplies: target.supplyId,
    'opening-exceptions': target.exceptionId,
    licences: target.licenceId,
    'facility-reminders': target.reminderId,
    acceptances: target.acceptanceId,
    wallets: target.walletId,
    findings: target.findingId,
  };
  const value =
    name === 'id'
      ? ids[collection]
      : name === 'code'
        ? { towns: target.code, policies: 'zengcheng-2020', checks: 'C02' }[collection]
        : name === 'factId'
          ? factOf(route, target)
          : valueNamed(name, target);
  if (value === undefined) throw new Error(`${route.name}: teach route-request.ts the parameter {${name}}`);
  return encodeURIComponent(String(value));
}

function factOf({ path }: Route, target: Target): string {
  if (path.includes('/statuses/')) return target.statusId;
  return path.includes('/identifiers/') ? target.identifierId : target.factId;
}

/** Values by the names that requests use; the last resort of `sample` for everything else. */
function valueNamed(name: string, target: Target): unknown {
  const values: Readonly<Record<string, unknown>> = {
    townCode: target.code,
    districtCode: target.districtCode,
    villageCode: target.villageCode,
    facilityId: target.facilityId,
    entryId: target.entryId,
    ledgerAccountId: target.ledgerAccountId,
    supplierId: target.facilityId,
    organisationId: target.organisationId,
    residentId: target.residents[0].id,
    menuItemId: target.menuItems.lunch,
    accountId: target.accountId,
    sessionId: target.sessionId,
    applicationId: target.applicationId,
    fileId: target.fileId,
    erasureId: target.erasureId,
    duplicateId: target.residents[1].id,
    movementId: target.movementId,
    proposalId: target.proposalId,
    proposals: [target.proposalId],
    sourceId: target.sourceId,
    ...{ lotId: target.lotId, plotId: target.plotId, transferId: target.transferId },
    photo: PNG.toString('base64'),
    toFacilityId: target.mealPointId,
    harvestedOn: target.today,
    dishId: target.dishId,
    productionId: target.productionId,
    sampleId: target.sampleId,
    sampleReminderId: target.sampleReminderId,
    portions: 20,
    ...Object.fromEntries(MOMENTS.map((name) => [name, new Date().toISOString()])),
    ...{ ...deliveryValues(target), ...coverageValues(target), ...queueValues(target) },
    ...{ ...volunteerValues(target), ...oversightValues(target), ...welfareValues(target), ...familyValues(target) },
    servedOn: target.today,
    beneficiary: 'elder',
    through: 1,
    skill: 'kitchen_help',
    startsAt: '08:00',
    endsAt: '10:00',
    homeVillageCode: target.villageCode,
    consentedOn: target.today,
    offline: false,
    claimId: target.claimId,
    findingId: target.findingId,
    legId: target.legId,
    paymentId: target.paymentId,
    payeeAccountId: target.payeeAccountId,
    accountNumber: '62220000111122223333',
    aboutClaimId: target.claimId,
    fundingTown: target.code,
    amountFen: 100,
    paidOn: target.today,
    bouncedOn: target.today,
    reference: 'B-2',
    step: 3,
    ...{ provinceFen: 100, cityFen: 0, districtFen: 0, townFen: 0 },
    replayId: target.replayId,
    runId: target.runId,
    cashCount: { 100: 3 },
    beforeServingEnds: true,
    despiteSilentTills: true,
    unsent: 0,
    oldestDate: null,
    custodianId: target.organisationId,
    method: 'transfer',
    pledgedFen: 1_000,
    pledgedOn: target.today,
    donorId: target.donorId,
    donorLinkId: target.donorLinkId,
    donationId: target.donationId,
    receiptId: target.receiptId,
    trancheId: target.trancheId,
    issueId: target.issueId,
    expiresOn: target.today,
    refundId: target.refundId,
    voidRequestId: target.voidRequestId,
    token: target.donorToken,
    forFacility: target.facilityId,
    mostFen: 500_000,
    mostMeals: 20,
    note: '核对',
    mealId: target.mealId,
    mealIds: [target.mealId],
    mealClientId: target.mealClientId,
    kind: 'registrations',
    kindName: 'residents',
    format: 'csv',
    asOf: target.today,
    goodRowsOnly: true,
    query: target.residents[0].name,
    text: target.residents[0].name,
    businessDate: target.today,
    from: target.today,
    to: target.today,
    date: target.today,
    day: target.today,
    month: '2026-01',
    year: 2026,
    slot: 'lunch',
    version: 1,
    name: '套餐',
    priceFen: 1200,
    quantity: 1,
    elderPaidFen: 300,
    identifiedBy: 'card',
    mode: 'dine_in',
    displayed: null,
    role: 'operator',
    paymentMethod: 'cash',
    receivedOn: target.today,
    validFrom: target.today,
    validTo: target.today,
    endedOn: target.today,
    inspectedOn: target.today,
    ...{ opensAt: '10:30', lastOrderAt: '12:30', closesAt: '13:00' },
    fromWeek: '2026-01-05',
    toWeek: '2099-01-05',
    openedOn: target.today,
    closedOn: null,
    birthDate: '1950-01-01',
    registeredDivision: target.code,
    phone: '0574 88123456',
    number: IDENTITY_NUMBER,
    confirmedDiffers: true,
    code: 'F-NEW',
    login: 'somebody-new',
    password: '另一碗热饭 54321',
    newPassword: '另一碗热饭 54321',
    document: policyOf(target),
  };
  return values[name];
}

/** The next version of the district's policy. */
function policyOf({ districtCode }: Target): object {
  const document = JSON.parse(readFileSync(POLICY, 'utf8')) as Record<string, unknown>;
  return { ...document, version: 2, scope: { districtCode, townCodes: null }, effectiveFrom: '2099-01-01' };
}

function sample(schema: Schema, target: Target, name = '', depth = 0): unknown {
  if (depth > DEEPEST) return null;
  const named = valueNamed(name, target);
  if (named !== undefined && (schema.enum?.includes(named) ?? true)) return named;
  const chosen = schema.allOf?.[0] ?? schema.oneOf?.[0] ?? schema.anyOf?.[0];
  if (chosen !== undefined) return sample(chosen, target, name, depth + 1);
  if (schema.$ref !== undefined) {
    const referred = document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''];
    return referred === undefined ? null : sample(referred, target, name, depth + 1);
  }
  if (schema.enum !== undefined) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          // The place of a page is only ever an answer's own, and a voucher pays through the wallet only.
          .filter(([key]) => key !== 'cursor' && key !== 'voucherCode')
          .map(([key, value]) => [key, sample(value, target, key, depth + 1)]),
      );
    case 'array':
      return schema.items === undefined ? [] : [sample(schema.items, target, name, depth + 1)];
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    case 'boolean':
      return false;
    default:
      return sampleText(schema, target, name);
  }
}

function sampleText({ format }: Schema, target: Target, name: string): string {
  if (format === 'date') return target.today;
  if (format === 'date-time') return new Date().toISOString();
  // A client id is a UUIDv7; any other id of ours may be one, too.
  if (format === 'uuid' || name.endsWith('Id')) return randomUUID().replace(/^(.{8}-.{4}-)4/, '$17');
  return 'abc-123456';
}

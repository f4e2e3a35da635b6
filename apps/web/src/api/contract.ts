import type { DishContent, MenuDish } from './menu-contract.js';

/**
 * The HTTP contract as the web app uses it, in this one file. Amounts are integer fen, business dates `YYYY-MM-DD`
 * in Asia/Shanghai, instants RFC 3339.
 */
export type Role = 'operator' | 'volunteer' | 'town_official' | 'district_official' | 'auditor' | 'admin';
export type Slot = 'breakfast' | 'lunch' | 'dinner';
export type Mode = 'dine_in' | 'pickup' | 'proxy_pickup' | 'home_delivery';
export type PaymentMethod = 'wallet' | 'cash' | 'wechat' | 'alipay' | 'ecny' | 'free';
export type IdentifiedBy = 'card' | 'qr' | 'id_card' | 'name' | 'none';

export interface BilingualText {
  zh: string;
  en: string;
}

export interface Problem {
  status: number;
  code: string;
  zh: string;
  en: string;
  requestId: string;
  /** What is wrong by place, at JSON pointers into the body. */
  errors?: ({ pointer: string; code: string } & BilingualText)[];
}

export interface Account {
  id: string;
  login: string;
  displayName: string;
  role: Role;
  scope: { districtCode: string; townCode: string | null; facilityId: string | null };
}

export interface Session {
  account: Account;
  expiresAt: string;
}

/** Who carries one meal; `costFen + surplusFen` is the sum of the five and `unfundedFen`. */
export interface Split {
  priceFen: number;
  elderDueFen: number;
  governmentFen: number;
  discountFen: number;
  costFen: number;
  elderPaidFen: number;
  elderShortFen: number;
  gardenFen: number;
  volunteerFen: number;
  donationFen: number;
  unfundedFen: number;
  surplusFen: number;
  policyCode: string | null;
  policyVersion: number | null;
  tierCode: string | null;
  flags: readonly string[];
}

export interface ServedSlot {
  slot: Slot;
  at: string;
  facilityName: string | null;
}

export interface DinerQuote {
  slot: Slot;
  menuItemId: string;
  priceFen: number;
  split: Split;
  tierName: BilingualText | null;
}

/** What a diner can spend at this counter and owes here, fen. */
export interface DinerWallet {
  balanceFen: number;
  arrearsFen: number;
}

export interface Diner {
  residentId: string;
  name: string;
  age: number;
  villageName: string;
  cardLast4: string | null;
  diet: string | null;
  tierLabel: BilingualText | null;
  home: boolean;
  regular: boolean;
  served: ServedSlot[];
  quotes: DinerQuote[];
  foundBy: 'card' | 'qr' | 'id_card' | 'name';
  /** Why the card that was shown is blocked; null or (kept by an older till) absent: it is not. */
  cardBlocked?: 'lost' | 'damaged' | 'replaced' | null;
  /** What became of the elder; null or absent: active. */
  status?: 'in_institution' | 'moved_out' | 'deceased' | null;
  /** Null without a wallet; absent when kept by an older till. */
  wallet?: DinerWallet | null;
  /** Lines of the day's menu with something the elder does not eat; of another town's without what. Absent when kept by an older till. */
  clashes?: { menuItemId: string; contents: DishContent[] }[];
  /** Keys a till may search by without the server. */
  initials?: string;
  pinyin?: string;
}

export interface MenuItem {
  id: string;
  slot: Slot;
  name: string;
  kind: 'set' | 'a_la_carte';
  priceFen: number;
  /** Absent in a day kept by an older app. */
  soldOut?: boolean;
}

/** Whether a slot of the day is served, and when, `HH:MM`. */
export interface SlotOpening {
  slot: Slot;
  open: boolean;
  why: 'facility_not_open' | 'closed_day' | 'not_in_timetable' | null;
  reason: string | null;
  opensAt: string | null;
  lastOrderAt: string | null;
  closesAt: string | null;
}

export interface CostCard {
  ingredientsFen: number;
  labourFen: number;
  energyFen: number;
  packagingFen: number;
  deliveryFen: number;
}

/** The counter's day. */
export interface Till {
  facility: { id: string; name: string; townCode: string; tier: string };
  businessDate: string;
  slots: Slot[];
  menu: MenuItem[];
  /** Absent in a day kept by an older app. */
  openings?: SlotOpening[];
  costCard: CostCard | null;
  expectedSources: { gardenFen: number; volunteerFen: number; donationFen: number };
  regulars: Diner[];
}

export interface MealItem {
  menuItemId: string | null;
  name: string;
  priceFen: number;
  quantity: number;
}

export interface Quote {
  priceFen: number;
  split: Split;
  tierName: BilingualText | null;
}

/** What the till showed before the money changed hands. */
export interface DisplayedSplit {
  elderDueFen: number;
  governmentFen: number;
  policyCode: string | null;
  policyVersion: number | null;
}

export interface MealDraft {
  clientId: string;
  residentId: string | null;
  businessDate: string;
  servedAt: string;
  slot: Slot;
  mode: Mode;
  items: MealItem[];
  priceFen: number;
  elderPaidFen: number;
  paymentMethod: PaymentMethod;
  /** The code of a voucher; with the wallet only. */
  voucherCode?: string | undefined;
  identifiedBy: IdentifiedBy;
  offline: boolean;
  displayed: DisplayedSplit | null;
}

export interface VoidDraft {
  deviceId: string;
  clientId: string;
  mealClientId: string;
  voidedAt: string;
  reason: string;
}

export interface Meal extends Split {
  id: string;
  clientId: string;
  facilityId: string;
  businessDate: string;
  servedAt: string;
  recordedAt: string;
  slot: Slot;
  mode: Mode;
  residentId: string | null;
  paymentMethod: PaymentMethod;
}

export interface ListedMeal extends Meal {
  residentName: string | null;
  voided: { at: string; reason: string } | null;
}

export interface MealPage {
  items: ListedMeal[];
  nextCursor: string | null;
}

export interface ItemProblem {
  code: string;
  zh: string;
  en: string;
  pointer?: string;
}

export interface LoggedItem {
  clientId: string;
  outcome: 'recorded' | 'already_recorded' | 'refused';
  meal?: Meal;
  problem?: ItemProblem;
}

/** Who carried a number of meals. */
export interface Ones {
  meals: number;
  subsidised: number;
  publicSales: number;
  priceFen: number;
  costFen: number;
  elderPaidFen: number;
  governmentFen: number;
  donationFen: number;
  gardenFen: number;
  volunteerFen: number;
  unfundedFen: number;
  surplusFen: number;
  elderShortFen: number;
}

export interface OnesGroup extends Ones {
  code: string;
  name: string;
}

export interface FiveOnesDay {
  businessDate: string;
  asOf: string;
  total: Ones;
  groups: OnesGroup[];
}

export interface Town {
  code: string;
  name: string;
}

/** The towns of the account's own district. */
export interface TownList {
  district: { code: string; name: string };
  items: Town[];
}

export interface Facility {
  id: string;
  code: string;
  name: string;
  tier: 'central_kitchen' | 'elder_canteen' | 'meal_point';
  townCode: string;
}

/** A line of a day's menu; `offered` says whether it is sold on that day. */
export interface MenuDayLine extends MenuItem {
  validFrom: string;
  validTo: string | null;
  offered: boolean;
  /** RFC 3339; null while it is to be had. */
  soldOutAt: string | null;
  dishes: MenuDish[];
}

/** Seven days of a facility's menus. */
export interface MenuWeek {
  facilityId: string;
  days: { businessDate: string; lines: MenuDayLine[] }[];
}

/** What the installation asks of a new password. */
export interface PasswordPolicy {
  minLength: number;
  kinds: number;
  history: number;
}

/** The password was right; this is still to be done before there is a session. */
export interface LoginStep {
  step: 'totp' | 'change_password' | 'enrol_totp';
  stepToken: string;
  expiresAt: string;
  passwordPolicy: PasswordPolicy;
}

/** A secret that waits for its first code; told once. */
export interface Enrolment {
  enrolmentId: string;
  secret: string;
  otpauthUrl: string;
  expiresAt: string;
}

export interface RecoveryCodes {
  recoveryCodes: string[];
}

export interface EnrolledLogin extends RecoveryCodes {
  session: Session | null;
  next: LoginStep | null;
}

/** How one's own account is protected. */
export interface OwnAccount {
  password: { changedAt: string; expiresAt: string | null; policy: PasswordPolicy };
  totp: { enabledAt: string | null; isRequired: boolean; isAvailable: boolean; recoveryCodesLeft: number };
}

export interface ListedSession {
  id: string;
  device: string | null;
  ip: string | null;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  isCurrent: boolean;
}

/** An account as an administrator sees it. */
export interface ListedAccount extends Account {
  disabledAt: string | null;
  createdAt: string;
  mustChangePassword: boolean;
  totpEnabledAt: string | null;
  passwordChangedAt: string;
  version: number;
}

export interface AccountWithPassword extends ListedAccount {
  oneTimePassword: string | null;
}

export interface PolicyVersionSummary {
  version: number;
  effectiveFrom: string;
  /** Last day in force, also when a successor ends it; null: until further notice. */
  effectiveTo: string | null;
  state: 'draft' | 'activated' | 'withdrawn';
  createdBy: string | null;
}

export interface PolicySummary {
  code: string;
  name: BilingualText;
  versions: PolicyVersionSummary[];
}

export interface PolicyList {
  items: PolicySummary[];
  nextCursor: string | null;
}

export interface PolicyFinding extends BilingualText {
  code: string;
  severity: 'warning' | 'note';
  pointer: string;
}

export interface PolicyVersion extends PolicyVersionSummary {
  code: string;
  document: object;
  findings: PolicyFinding[];
}

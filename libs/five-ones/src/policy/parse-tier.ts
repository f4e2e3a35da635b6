import type { Weekday } from '@nuancan/kernel';
import type { DocumentValue } from './document-reader.js';
import { CODE_PATTERN, parseBilingual, parseFen, parseLimits } from './parse-parts.js';
import type { Benefit, DinerCondition, FunderShare, MinimumSpend, PriceLevel, Tier } from './policy.js';
import {
  CAPABILITY_GRADES,
  CATEGORIES,
  DISCOUNT_BEARERS,
  FUNDERS,
  MEAL_MODES,
  MEAL_SLOTS,
  REGISTRATIONS,
  TIER_KINDS,
  type Category,
  type MealMode,
  type TierKind,
} from './vocabulary.js';

const MAX_AGE = 150;
const MAX_ALTERNATIVES = 20;
const MAX_LEVELS = 50;
const WEEKDAYS: readonly [Weekday, ...Weekday[]] = [1, 2, 3, 4, 5, 6, 7];
const BENEFIT_KINDS = ['none', 'fixed', 'percentage', 'elder_pays', 'elder_pays_by_price'] as const;

/** Reads one tier; faults are noted in the value. */
export function parseTier(value: DocumentValue): Tier {
  const fields = value.object([
    'code',
    'name',
    'kind',
    'who',
    'slots',
    'modes',
    'weekdays',
    'feeFen',
    'benefit',
    'minimumSpend',
    'limits',
    'funders',
    'elderCeilingFen',
    'discountBearer',
  ]);
  const kind = fields.kind.orNull((it) => it.oneOf(TIER_KINDS)) ?? 'meal';
  refuseContradictions(kind, fields);
  return {
    code: fields.code.code(CODE_PATTERN),
    name: parseBilingual(fields.name),
    kind,
    who: fields.who.list(parseCondition, { min: 1, max: MAX_ALTERNATIVES }),
    slots: fields.slots.orNull((it) => it.someOf(MEAL_SLOTS)) ?? [...MEAL_SLOTS],
    modes: fields.modes.orNull((it) => it.someOf(MEAL_MODES)) ?? defaultModes(kind),
    weekdays: fields.weekdays.orNull((it) => it.someOf(WEEKDAYS)) ?? [...WEEKDAYS],
    feeFen: kind === 'delivery' ? parseFen(fields.feeFen) : null,
    benefit: parseBenefit(fields.benefit),
    minimumSpend: fields.minimumSpend.orNull(parseMinimumSpend),
    limits: fields.limits.orNull(parseLimits),
    funders: fields.funders.orNull(parseFunders) ?? [],
    elderCeilingFen: fields.elderCeilingFen.orNull(parseFen),
    discountBearer: fields.discountBearer.orNull((it) => it.oneOf(DISCOUNT_BEARERS)),
  };
}

function refuseContradictions(
  kind: TierKind,
  fields: Record<'feeFen' | 'elderCeilingFen' | 'discountBearer', DocumentValue>,
): void {
  if (kind === 'meal' && !fields.feeFen.absent) fields.feeFen.refuse('meal_with_fee');
  const discounts = [fields.elderCeilingFen, fields.discountBearer].filter((field) => !field.absent);
  if (kind === 'delivery') discounts.forEach((field) => field.refuse('delivery_with_discount'));
  else if (discounts.length > 1) fields.discountBearer.refuse('ceiling_with_bearer');
}

/** A delivery tier is about deliveries, unless it says otherwise. */
function defaultModes(kind: TierKind): MealMode[] {
  return kind === 'delivery' ? ['home_delivery'] : [...MEAL_MODES];
}

function parseCondition(value: DocumentValue): DinerCondition {
  const fields = value.object(['age', 'anyCategory', 'grades', 'registration', 'livesAlone']);
  return {
    age: fields.age.orNull(parseAge),
    anyCategory: fields.anyCategory.orNull((it) => it.list(parseCategoryEntry, { min: 1, max: 50 })),
    grades: fields.grades.orNull((it) => it.someOf(CAPABILITY_GRADES)),
    registration: fields.registration.orNull((it) => it.oneOf(REGISTRATIONS)) ?? 'anywhere',
    livesAlone: fields.livesAlone.orNull((it) => it.flag()),
  };
}

function parseAge(value: DocumentValue): NonNullable<DinerCondition['age']> {
  const fields = value.object(['from', 'to']);
  const from = fields.from.integer({ min: 0, max: MAX_AGE });
  const to = fields.to.orNull((it) => it.integer({ min: 0, max: MAX_AGE }));
  if (to !== null && to < from) fields.to.refuse('reversed');
  return { from, to };
}

function parseCategoryEntry(value: DocumentValue): Category | readonly Category[] {
  return value.isList ? value.someOf(CATEGORIES) : value.oneOf(CATEGORIES);
}

function parseBenefit(value: DocumentValue): Benefit {
  // The kind decides which other fields are known, so it is looked at first.
  const kind = value.peek('kind').oneOf(BENEFIT_KINDS);
  switch (kind) {
    case 'none':
      value.object(['kind']);
      return { kind };
    case 'fixed':
    case 'elder_pays':
      return { kind, amountFen: parseFen(value.object(['kind', 'amountFen']).amountFen) };
    case 'percentage': {
      const { percent, capFen } = value.object(['kind', 'percent', 'capFen']);
      return { kind, percent: percent.integer({ min: 1, max: 100 }), capFen: capFen.orNull(parseFen) };
    }
    case 'elder_pays_by_price': {
      const { levels } = value.object(['kind', 'levels']);
      return { kind, levels: levels.distinct(parseLevel, { min: 1, max: MAX_LEVELS }, (level) => level.priceFen) };
    }
  }
}

function parseLevel(value: DocumentValue): PriceLevel {
  const { priceFen, elderPaysFen } = value.object(['priceFen', 'elderPaysFen']);
  return { priceFen: parseFen(priceFen), elderPaysFen: parseFen(elderPaysFen) };
}

function parseMinimumSpend(value: DocumentValue): MinimumSpend {
  const { amountFen, per } = value.object(['amountFen', 'per']);
  return { amountFen: parseFen(amountFen), per: per.oneOf(['meal', 'day']) };
}

function parseFunders(value: DocumentValue): FunderShare[] {
  let rest: DocumentValue | null = null;
  return value.distinct(
    (entry) => {
      const { funder, amountFen, travels } = entry.object(['funder', 'amountFen', 'travels']);
      rest?.refuse('rest_not_last');
      rest = amountFen.is('rest') ? amountFen : null;
      return {
        funder: funder.oneOf(FUNDERS),
        amountFen: rest === null ? parseFen(amountFen) : 'rest',
        travels: parseTravels(travels),
      };
    },
    { min: 0, max: FUNDERS.length },
    (share) => share.funder,
  );
}

function parseTravels(value: DocumentValue): FunderShare['travels'] {
  const fields = value.object(['otherTown', 'otherDistrict']);
  const travels = { otherTown: fields.otherTown.flag(), otherDistrict: fields.otherDistrict.flag() };
  if (travels.otherDistrict && !travels.otherTown) fields.otherDistrict.refuse('travels_further_only');
  return travels;
}

/** What volunteers can do; driving, first aid and health are proved by a certificate that expires. */
export const SKILLS = [
  'kitchen_help',
  'cooking',
  'serving',
  'driving',
  'e_bike',
  'first_aid',
  'dialect',
  'health_certificate',
] as const;
export type Skill = (typeof SKILLS)[number];

/** On the register: helps, does not for a while, has left. */
export const VOLUNTEER_STATES = ['active', 'paused', 'left'] as const;
export type VolunteerState = (typeof VOLUNTEER_STATES)[number];

/** What a shift is for; kitchen hours may carry any meal, delivery hours only delivered ones. */
export const PURPOSES = ['kitchen', 'delivery'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** How a volunteer brings meals. */
export const MODES = ['walk', 'ebike', 'car'] as const;
export type Mode = (typeof MODES)[number];

/** Where a round begins, and where it ends. */
export const STARTS = ['kitchen', 'home'] as const;
export type RoundStart = (typeof STARTS)[number];
export const ENDS = ['anywhere', 'kitchen', 'home'] as const;
export type RoundEnd = (typeof ENDS)[number];

/** How a time is known: tapped on the tablet, or asked for afterwards. */
export const KNOWN_BY = ['tablet', 'told'] as const;
export type KnownBy = (typeof KNOWN_BY)[number];

/** Services that time is spent on. */
export const SERVICES = ['meal_delivery', 'housework', 'escort', 'company', 'haircut', 'repair', 'other'] as const;
export type Service = (typeof SERVICES)[number];

export const BENEFICIARIES = ['self', 'elder'] as const;
export type Beneficiary = (typeof BENEFICIARIES)[number];

/** Movements of the time bank: earned, corrected, withdrawn with the attendance; spent, taken back. */
export const TIME_KINDS = ['credit', 'correction', 'withdrawal', 'redemption', 'return'] as const;
export type TimeKind = (typeof TIME_KINDS)[number];

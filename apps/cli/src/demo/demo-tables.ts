import { DEMO_DISTRICT, DEMO_TOWNS } from './fenghua-divisions.js';
import { demoFactIds } from './demo-fact-ids.js';
import type { DemoTable } from './demo-table.js';
import { FACILITY_TABLES } from './facility-tables.js';
import { TOWN_GEOGRAPHY } from './town-geography.js';

const DISTRICT = DEMO_DISTRICT.code;

const places: DemoTable[] = [
  {
    table: 'registry.districts',
    columns: ['code', 'name', 'city_name', 'province_name'],
    rows: () => [[DISTRICT, DEMO_DISTRICT.name, DEMO_DISTRICT.cityName, DEMO_DISTRICT.provinceName]],
  },
  {
    table: 'registry.towns',
    columns: ['code', 'district_code', 'name', 'longitude', 'latitude'],
    rows: () =>
      DEMO_TOWNS.map(({ code, name }) => [
        code,
        DISTRICT,
        name,
        TOWN_GEOGRAPHY[code]!.longitude,
        TOWN_GEOGRAPHY[code]!.latitude,
      ]),
  },
  {
    table: 'registry.villages',
    columns: ['code', 'town_code', 'district_code', 'name', 'longitude', 'latitude'],
    rows: ({ villages }) =>
      villages.map(({ code, townCode, name, longitude, latitude }) => [
        code,
        townCode,
        DISTRICT,
        name,
        longitude,
        latitude,
      ]),
  },
  {
    table: 'registry.organisations',
    columns: ['id', 'district_code', 'name', 'licence_no'],
    rows: ({ facilities }) =>
      [...new Set(facilities.map(({ organisation }) => organisation))].map(({ id, name, licenceNo }) => [
        id,
        DISTRICT,
        name,
        licenceNo,
      ]),
  },
];

const people: DemoTable[] = [
  {
    table: 'registry.residents',
    columns: [
      ...[
        'id',
        'district_code',
        'town_code',
        'village_code',
        'name',
        'name_pinyin',
        'name_initials',
        'sex',
        'birth_date',
      ],
      ...['lives_alone', 'diet', 'phone'],
    ],
    rows: function* ({ residents }) {
      for (const r of residents) {
        const { townCode, code } = r.village;
        yield [
          r.id,
          DISTRICT,
          townCode,
          code,
          r.name,
          r.namePinyin,
          r.nameInitials,
          r.sex,
          r.birthDate,
          r.livesAlone,
          r.diet,
          r.phone,
        ];
      }
    },
  },
  {
    table: 'registry.resident_identifiers',
    columns: ['resident_id', 'district_code', 'town_code', 'kind', 'value', 'valid_from'],
    rows: function* ({ residents }) {
      for (const { id, village, card } of residents) {
        if (!card) continue;
        yield [id, DISTRICT, village.townCode, 'card', card.number, card.validFrom];
        yield [id, DISTRICT, village.townCode, 'qr', card.token, card.validFrom];
      }
    },
  },
  {
    table: 'registry.household_registrations',
    columns: ['id', 'resident_id', 'district_code', 'town_code', 'registered_division', 'valid_from'],
    rows: function* ({ residents }) {
      const idOf = demoFactIds('household_registrations');
      for (const { id, village, registeredDivision, registeredFrom } of residents) {
        yield [idOf(registeredFrom), id, DISTRICT, village.townCode, registeredDivision, registeredFrom];
      }
    },
  },
  {
    table: 'registry.resident_categories',
    columns: ['id', 'resident_id', 'district_code', 'town_code', 'category', 'valid_from', 'valid_to'],
    rows: function* ({ residents, entitlements }) {
      const idOf = demoFactIds('resident_categories');
      for (const { residentIndex, category, validFrom, validTo } of entitlements.categories) {
        const { id, village } = residents[residentIndex]!;
        yield [idOf(validFrom), id, DISTRICT, village.townCode, category, validFrom, validTo];
      }
    },
  },
  {
    table: 'registry.capability_grades',
    columns: ['id', 'resident_id', 'district_code', 'town_code', 'grade', 'standard', 'valid_from', 'valid_to'],
    rows: function* ({ residents, entitlements }) {
      const idOf = demoFactIds('capability_grades');
      for (const { residentIndex, grade, standard, validFrom, validTo } of entitlements.grades) {
        const { id, village } = residents[residentIndex]!;
        yield [idOf(validFrom), id, DISTRICT, village.townCode, grade, standard, validFrom, validTo];
      }
    },
  },
];

const facilities: DemoTable[] = [
  {
    table: 'meal_point.facilities',
    columns: [
      ...['id', 'code', 'district_code', 'town_code', 'village_code', 'organisation_id', 'tier', 'name', 'address'],
      ...['longitude', 'latitude', 'seats', 'opened_on'],
    ],
    rows: (district) =>
      district.facilities.map((f) => [
        ...[f.id, f.code, DISTRICT, f.village.townCode, f.village.code, f.organisation.id, f.tier, f.name, f.address],
        ...[f.longitude, f.latitude, f.seats, f.openedOn],
      ]),
  },
  {
    table: 'canteen.menu_items',
    columns: [
      ...['id', 'district_code', 'town_code', 'facility_id', 'slot', 'kind', 'name', 'price_fen', 'valid_from'],
      'recorded_at',
    ],
    rows: ({ offers, specials }) => [
      ...offers.flatMap(({ facility, menu, validFrom }) =>
        menu.map(({ id, slot, kind, name, priceFen }) => [
          ...[id, DISTRICT, facility.village.townCode, facility.id, slot, kind, name, priceFen, validFrom, validFrom],
        ]),
      ),
      ...specials.map(({ id, facility, slot, name, priceFen }) => [
        ...[id, DISTRICT, facility.village.townCode, facility.id, slot, 'set', name, priceFen],
        ...[facility.openedOn, facility.openedOn],
      ]),
    ],
  },
  {
    table: 'canteen.cost_cards',
    columns: [
      ...[
        'id',
        'district_code',
        'town_code',
        'facility_id',
        'valid_from',
        'ingredients_fen',
        'labour_fen',
        'energy_fen',
      ],
      ...['packaging_fen', 'delivery_fen', 'recorded_at'],
    ],
    rows: ({ offers }) =>
      offers.map(({ costCardId, facility, validFrom, cost }) => [
        ...[costCardId, DISTRICT, facility.village.townCode, facility.id, validFrom],
        ...[cost.ingredientsFen, cost.labourFen, cost.energyFen, cost.packagingFen, cost.deliveryFen, validFrom],
      ]),
  },
  {
    table: 'canteen.expected_sources',
    columns: [
      'id',
      'district_code',
      'town_code',
      'facility_id',
      'valid_from',
      'garden_fen',
      'volunteer_fen',
      'donation_fen',
      'recorded_at',
    ],
    rows: ({ offers }) =>
      offers.map(({ expectedId, facility, validFrom, expected }) => [
        ...[expectedId, DISTRICT, facility.village.townCode, facility.id, validFrom],
        ...[expected.gardenFen, expected.volunteerFen, expected.donationFen, validFrom],
      ]),
  },
];

/** Everything but policies, accounts and meals, which take more than a row each. */
export const DEMO_TABLES: readonly DemoTable[] = [...places, ...people, ...facilities, ...FACILITY_TABLES];

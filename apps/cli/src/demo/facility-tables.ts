import type { DemoDistrict } from './demo-district.js';
import type { DemoTable } from './demo-table.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';
import type { DemoFacility } from './generate-facilities.js';
import type { CopyValue } from '@nuancan/platform';

const OWN = ['district_code', 'town_code', 'facility_id'];
const CHECKLIST = JSON.stringify(
  ['食品经营许可证', '从业人员健康证', '消防通道与灭火器', '餐具消毒', '适老化设施'].map((item) => ({
    item,
    passed: true,
  })),
);

function own(facility: DemoFacility): CopyValue[] {
  return [DEMO_DISTRICT.code, facility.village.townCode, facility.id];
}

/** Acceptances come before the states that name them, facilities before all. */
export const FACILITY_TABLES: readonly DemoTable[] = [
  {
    table: 'meal_point.acceptances',
    columns: [
      ...[
        'id',
        ...OWN,
        'proposed_by',
        'proposed_at',
        'checklist',
        'result',
        'inspected_on',
        'decided_by',
        'decided_at',
      ],
    ],
    rows: ({ standings }) =>
      standings.map(({ acceptanceId, facility, proposedBy, decidedBy, inspectedOn }) => [
        ...[acceptanceId, ...own(facility), proposedBy, `${inspectedOn} 09:00`, CHECKLIST],
        ...['accepted', inspectedOn, decidedBy, `${inspectedOn} 16:00`],
      ]),
  },
  {
    table: 'meal_point.supplies',
    columns: [...OWN, 'supplier_id', 'supplier_town', 'supplier_tier', 'slot', 'valid_from'],
    rows: ({ standings }) =>
      standings.flatMap(({ facility, supplier, suppliedFrom }) =>
        supplier
          ? [[...own(facility), supplier.id, supplier.village.townCode, supplier.tier, 'lunch', suppliedFrom]]
          : [],
      ),
  },
  {
    table: 'meal_point.facility_states',
    columns: [...OWN, 'seq', 'state', 'valid_from', 'reason', 'acceptance_id', 'recorded_by', 'recorded_at'],
    rows: ({ standings }) =>
      standings.flatMap(({ facility, acceptanceId, proposedBy, decidedBy, inspectedOn }) => [
        [...own(facility), 1, 'planned', inspectedOn, null, null, proposedBy, `${inspectedOn} 09:00`],
        [...own(facility), 2, 'accepted', inspectedOn, null, acceptanceId, decidedBy, `${inspectedOn} 16:00`],
        [...own(facility), 3, 'open', facility.openedOn, '开业', null, decidedBy, `${facility.openedOn} 08:00`],
      ]),
  },
  {
    table: 'meal_point.star_grades',
    columns: [...OWN, 'stars', 'assessor', 'basis', 'valid_from'],
    rows: ({ standings }) =>
      standings.flatMap(({ facility, stars, starsFrom }) =>
        stars === null
          ? []
          : [[...own(facility), stars, '奉化区民政局（演示）', '老年食堂星级评定办法（演示）', starsFrom]],
      ),
  },
  {
    table: 'meal_point.opening_hours',
    columns: [...OWN, 'weekday', 'slot', 'opens_at', 'last_order_at', 'closes_at', 'valid_from'],
    rows: ({ standings }) =>
      standings.flatMap(({ facility, slots }) =>
        slots.flatMap(({ slot, opensAt, lastOrderAt, closesAt }) =>
          [1, 2, 3, 4, 5, 6, 7].map((weekday) => [
            ...[...own(facility), weekday, slot, opensAt, lastOrderAt, closesAt, facility.openedOn],
          ]),
        ),
      ),
  },
  {
    table: 'meal_point.opening_exceptions',
    columns: [...OWN, 'kind', 'valid_from', 'valid_to', 'reason'],
    rows: ({ standings }) =>
      standings.flatMap(({ facility, closedDays }) =>
        closedDays ? [[...own(facility), 'closed', closedDays.from, closedDays.to, closedDays.reason]] : [],
      ),
  },
  {
    table: 'meal_point.slot_capacities',
    columns: [...OWN, 'slot', 'seats', 'dine_in_portions', 'delivery_portions', 'valid_from'],
    rows: ({ standings }) =>
      standings.flatMap(({ facility, slots }) =>
        slots.map(({ slot, seats, dineInPortions, deliveryPortions }) => [
          ...[...own(facility), slot, seats, dineInPortions, deliveryPortions, facility.openedOn],
        ]),
      ),
  },
  {
    table: 'meal_point.licences',
    columns: ['id', ...OWN, 'kind', 'number', 'issuer', 'valid_from', 'valid_to'],
    rows: ({ licences }) =>
      licences.map(({ id, facility, kind, number, issuer, validFrom, validTo }) => [
        ...[id, ...own(facility), kind, number, issuer, validFrom, validTo],
      ]),
  },
  {
    table: 'meal_point.certificate_holders',
    columns: ['id', ...OWN, 'name'],
    rows: ({ licences }) =>
      licences.flatMap(({ id, facility, holderName }) =>
        holderName === null ? [] : [[id, ...own(facility), holderName]],
      ),
  },
  {
    table: 'meal_point.facility_reminders',
    columns: ['licence_id', ...OWN, 'expires_on', 'days_before'],
    rows: ({ licences }) =>
      licences.flatMap(({ id, facility, validTo, remindedDays }) =>
        remindedDays === null ? [] : [[id, ...own(facility), validTo, remindedDays]],
      ),
  },
  {
    table: 'canteen.menu_weekdays',
    columns: [...OWN, 'slot', 'name', 'weekdays', 'valid_from'],
    rows: ({ specials }: DemoDistrict) =>
      specials.map(({ facility, slot, name, weekdays }) => [
        ...[...own(facility), slot, name, `{${weekdays.join(',')}}`, facility.openedOn],
      ]),
  },
];

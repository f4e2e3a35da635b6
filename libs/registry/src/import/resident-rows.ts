import { randomBytes } from 'node:crypto';
import type { CellsOf, RefuseRow, RowReader, StagedValues } from '@nuancan/imports';
import { uuidv7, type IdentityNumber } from '@nuancan/kernel';
import type { Vault } from '@nuancan/platform';
import { namePinyin, type NamePinyin } from '../resident/name-pinyin.js';
import { byteaText } from './person-cells.js';
import type { PlaceIndex } from './place-index.js';
import type { RESIDENT_COLUMNS } from './resident-columns.js';

type Cells = CellsOf<typeof RESIDENT_COLUMNS>;

/** Columns of `import_rows` for residents; those from `adds_number` on are judged. */
export const RESIDENT_STAGING = {
  blind_index: 'bytea',
  number_id: 'uuid',
  envelope: 'text',
  name: 'text',
  name_pinyin: 'text',
  name_initials: 'text',
  sex: 'text',
  birth_date: 'date',
  town_code: 'text',
  village_code: 'text',
  phone: 'text',
  lives_alone: 'boolean',
  diet: 'text',
  registered_division: 'text',
  card: 'text',
  adds_number: 'boolean',
  adds_registration: 'boolean',
  adds_card: 'boolean',
} as const;

const EARLIEST_BIRTH = '1890-01-01';
/** Names come again and again in a district; some more than these are read anew. */
const MOST_REMEMBERED = 200_000;

/** What reading the rows of a list needs. */
export interface ResidentReading {
  readonly vault: Vault;
  readonly places: PlaceIndex;
  readonly today: string;
  /** False for a check: numbers are not sealed and names not read. */
  readonly writes: boolean;
}

/** Reads rows of residents: what the number says counts where birth and sex are left out. */
export function residentRows(reading: ResidentReading): RowReader<typeof RESIDENT_COLUMNS> {
  const names = new Map<string, NamePinyin>();
  return (cells, refuse) => ({
    ...numberValues(reading, cells.identityNumber),
    ...personValues(reading, cells, refuse),
    ...placeValues(reading, cells, refuse),
    ...(reading.writes && cells.name !== null ? nameValues(names, cells.name) : {}),
    phone: cells.phone,
    lives_alone: cells.livesAlone,
    diet: cells.diet,
    card: cells.cardNumber,
  });
}

function numberValues({ vault, writes }: ResidentReading, number: IdentityNumber | null): StagedValues {
  if (number === null) return {};
  const blind_index = byteaText(vault.blindIndex(number.number));
  if (!writes) return { blind_index };
  const number_id = uuidv7({ nowMs: Date.now(), random: randomBytes(10) });
  return { blind_index, number_id, envelope: vault.seal(number.number, number_id) };
}

function personValues(
  { today }: ResidentReading,
  { identityNumber, name, sex, birthDate }: Cells,
  refuse: RefuseRow,
): StagedValues {
  if (identityNumber !== null) {
    if (birthDate !== null && birthDate !== identityNumber.birthDate) refuse('birthDate', 'DIFFERS_FROM_NUMBER');
    if (sex !== null && sex !== identityNumber.sex) refuse('sex', 'DIFFERS_FROM_NUMBER');
    if (identityNumber.birthDate > today) refuse('identityNumber', 'DATE_IN_FUTURE');
    if (identityNumber.birthDate <= EARLIEST_BIRTH) refuse('identityNumber', 'DATE_UNLIKELY');
  } else {
    if (birthDate === null) refuse('birthDate', 'NUMBER_OR_BIRTH_DATE');
    if (sex === null) refuse('sex', 'EMPTY');
  }
  return { name, sex: identityNumber?.sex ?? sex, birth_date: identityNumber?.birthDate ?? birthDate };
}

function placeValues({ places }: ResidentReading, cells: Cells, refuse: RefuseRow): StagedValues {
  const values: { town_code?: string; village_code?: string; registered_division?: string } = {};
  const town = cells.town === null ? null : places.town(cells.town);
  if (town === undefined) refuse('town', 'TOWN_UNKNOWN');
  else if (cells.village !== null) {
    const village = places.village(cells.village, town);
    if (village === 'unknown') refuse('village', 'VILLAGE_UNKNOWN');
    else if (village === 'ambiguous') refuse('village', 'VILLAGE_AMBIGUOUS');
    else Object.assign(values, { town_code: village.townCode, village_code: village.code });
  }
  if (cells.registeredDivision !== null) {
    const division = places.division(cells.registeredDivision);
    if (division === undefined) refuse('registeredDivision', 'DIVISION_UNKNOWN');
    else values.registered_division = division;
  }
  return values;
}

function nameValues(names: Map<string, NamePinyin>, name: string): StagedValues {
  let read = names.get(name);
  if (!read) {
    read = namePinyin(name);
    if (names.size < MOST_REMEMBERED) names.set(name, read);
  }
  return { name_pinyin: read.pinyin, name_initials: read.initials };
}

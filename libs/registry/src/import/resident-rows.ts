import type { CellsOf, RefuseRow, RowReader } from '@nuancan/imports';
import { uuidv7, type IdentityNumber } from '@nuancan/kernel';
import { freshBytes, type CopyValue, type Vault } from '@nuancan/platform';
import { namePinyin, type NamePinyin } from '../resident/name-pinyin.js';
import { byteaText } from './person-cells.js';
import { refuseVillage, type PlaceIndex } from './place-index.js';
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

type StagedResident = Record<keyof typeof RESIDENT_STAGING, CopyValue>;

/** All of one shape and made in one piece: a district has some hundred thousand of them. */
const blankRow = (): StagedResident => ({
  blind_index: null,
  number_id: null,
  envelope: null,
  name: null,
  name_pinyin: null,
  name_initials: null,
  sex: null,
  birth_date: null,
  town_code: null,
  village_code: null,
  phone: null,
  lives_alone: null,
  diet: null,
  registered_division: null,
  card: null,
  adds_number: null,
  adds_registration: null,
  adds_card: null,
});

/** Reads rows of residents: what the number says counts where birth and sex are left out. */
export function residentRows(reading: ResidentReading): RowReader<typeof RESIDENT_COLUMNS> {
  const names = new Map<string, NamePinyin>();
  return (cells, refuse) => {
    const row = blankRow();
    row.phone = cells.phone;
    row.lives_alone = cells.livesAlone;
    row.diet = cells.diet;
    row.card = cells.cardNumber;
    stageNumber(row, reading, cells.identityNumber);
    stagePerson(row, cells, { today: reading.today, refuse });
    stagePlace(row, cells, { places: reading.places, refuse });
    if (reading.writes && cells.name !== null) stageName(row, cells.name, names);
    return row;
  };
}

function stageNumber(row: StagedResident, { vault, writes }: ResidentReading, number: IdentityNumber | null): void {
  if (number === null) return;
  row.blind_index = byteaText(vault.blindIndex(number.number));
  if (!writes) return;
  const id = uuidv7({ nowMs: Date.now(), random: freshBytes(10) });
  row.number_id = id;
  row.envelope = vault.seal(number.number, id);
}

function stagePerson(
  row: StagedResident,
  { identityNumber, name, sex, birthDate }: Cells,
  { today, refuse }: { today: string; refuse: RefuseRow },
): void {
  if (identityNumber !== null) {
    if (birthDate !== null && birthDate !== identityNumber.birthDate) refuse('birthDate', 'DIFFERS_FROM_NUMBER');
    if (sex !== null && sex !== identityNumber.sex) refuse('sex', 'DIFFERS_FROM_NUMBER');
    if (identityNumber.birthDate > today) refuse('identityNumber', 'DATE_IN_FUTURE');
    if (identityNumber.birthDate <= EARLIEST_BIRTH) refuse('identityNumber', 'DATE_UNLIKELY');
  } else {
    if (birthDate === null) refuse('birthDate', 'NUMBER_OR_BIRTH_DATE');
    if (sex === null) refuse('sex', 'EMPTY');
  }
  row.name = name;
  row.sex = identityNumber?.sex ?? sex;
  row.birth_date = identityNumber?.birthDate ?? birthDate;
}

function stagePlace(
  row: StagedResident,
  cells: Cells,
  { places, refuse }: { places: PlaceIndex; refuse: RefuseRow },
): void {
  const town = cells.town === null ? null : places.town(cells.town);
  if (town === undefined) refuse('town', 'TOWN_UNKNOWN');
  else if (cells.village !== null) {
    const village = places.village(cells.village, town);
    if (village.code === null) refuseVillage(refuse, village.choices);
    else {
      row.town_code = village.townCode;
      row.village_code = village.code;
    }
  }
  if (cells.registeredDivision !== null) {
    const division = places.division(cells.registeredDivision);
    if (division === undefined) refuse('registeredDivision', 'DIVISION_UNKNOWN');
    else row.registered_division = division;
  }
}

function stageName(row: StagedResident, name: string, names: Map<string, NamePinyin>): void {
  let read = names.get(name);
  if (!read) {
    read = namePinyin(name);
    if (names.size < MOST_REMEMBERED) names.set(name, read);
  }
  row.name_pinyin = read.pinyin;
  row.name_initials = read.initials;
}

import { parseYuan } from '@nuancan/kernel';

/** A choice of a list, as it is sent and as it is read. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** Shown, but not to be chosen. */
  readonly disabled?: boolean;
}

interface OfAnyKind {
  /** The field's name in the request. */
  readonly name: string;
  readonly label: string;
  readonly start?: string | readonly string[];
  /** Left out of the request while empty. */
  readonly optional?: boolean;
  /** Asked for, and sent, only while the fields of these names hold these values. */
  readonly when?: Readonly<Record<string, string>>;
}

/**
 * One field of a form. Money is written in yuan and sent in fen, as much as a meal or a canteen's month may come to, and below
 * zero where it is `signed`; `numbers` are sent as numbers.
 */
export type Field = OfAnyKind &
  (
    | { readonly kind: 'text'; readonly longest: number }
    | { readonly kind: 'date'; readonly min?: string; readonly max?: string }
    | { readonly kind: 'time' }
    | { readonly kind: 'money'; readonly signed?: boolean; readonly most?: 'meal' | 'month' }
    | { readonly kind: 'integer'; readonly most: number }
    | { readonly kind: 'decimal'; readonly least: number; readonly most: number }
    | {
        readonly kind: 'choice';
        readonly options: readonly Option[];
        readonly numbers?: boolean;
        /** Begins with none: whoever saves has chosen one. */
        readonly undecided?: boolean;
      }
    | { readonly kind: 'several'; readonly options: readonly Option[]; readonly numbers?: boolean }
  );

/** What stands in the fields. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** What is sent. */
export type FormBody = Readonly<Record<string, string | number | readonly string[] | readonly number[]>>;

/** What the fields begin with. */
export function startValues(fields: readonly Field[]): FormValues {
  return Object.fromEntries(
    fields.map((field) => [field.name, field.start ?? (field.kind === 'several' ? [] : firstOf(field))]),
  );
}

/** The fields that are asked for, as the others stand. */
export function askedOf(fields: readonly Field[], values: FormValues): readonly Field[] {
  return fields.filter(({ when = {} }) => Object.entries(when).every(([name, value]) => values[name] === value));
}

/** The request's part of the fields. Pure; the browser has checked what each may hold. */
export function bodyOf(fields: readonly Field[], values: FormValues): FormBody {
  const entries = askedOf(fields, values).flatMap((field) => {
    const value = values[field.name] ?? '';
    if (field.optional === true && value.length === 0) return [];
    return [[field.name, sent(field, value)] as const];
  });
  return Object.fromEntries(entries);
}

function firstOf(field: Field): string {
  if (field.kind !== 'choice' || field.optional === true || field.undecided === true) return '';
  return field.options[0]?.value ?? '';
}

function sent(field: Field, value: string | readonly string[]): FormBody[string] {
  if (typeof value !== 'string') {
    return field.kind === 'several' && field.numbers === true ? value.map(Number).sort((a, b) => a - b) : value;
  }
  switch (field.kind) {
    case 'money':
      // What is no amount goes out as it is, and the server says so.
      return fenOf(value.trim(), field.signed) ?? value;
    case 'integer':
    case 'decimal':
      return Number(value);
    case 'choice':
      return field.numbers === true ? Number(value) : value;
    default:
      return value.trim();
  }
}

function fenOf(text: string, signed = false): number | undefined {
  const below = signed && text.startsWith('-');
  const amountFen = parseYuan(below ? text.slice(1) : text);
  return below && amountFen !== undefined ? 0 - amountFen : amountFen;
}

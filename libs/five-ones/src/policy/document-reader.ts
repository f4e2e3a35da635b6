import {
  isBusinessDate,
  parseBusinessDate,
  type BusinessDate,
  type ErrorDetail,
  type FieldError,
} from '@nuancan/kernel';
import { DOCUMENT_FAULTS, type DocumentFault } from './document-faults.js';

const MAX_ERRORS = 100;
const ANY_DATE = parseBusinessDate('1970-01-01');

/** Collects what is wrong with a document, at most a hundred places, so that a form can show all of it at once. */
export class DocumentFaults {
  readonly errors: FieldError[] = [];

  add(pointer: string, fault: DocumentFault, detail: ErrorDetail = {}): void {
    const known = this.errors.some((error) => error.pointer === pointer && error.code === fault);
    if (known || this.errors.length >= MAX_ERRORS) return;
    const { zh, en } = DOCUMENT_FAULTS[fault];
    this.errors.push({ pointer, code: fault, zh: fill(zh, detail), en: fill(en, detail) });
  }
}

function fill(text: string, detail: ErrorDetail): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(detail[name] ?? placeholder));
}

/**
 * One value of an untrusted document and its JSON pointer. Reading a wrong value notes the fault and returns a stand-in,
 * so that reading goes on; the document is refused in the end.
 */
export class DocumentValue {
  constructor(
    private readonly value: unknown,
    readonly pointer: string,
    private readonly faults: DocumentFaults,
  ) {}

  /** Absent and null are the same. */
  get absent(): boolean {
    return this.value === undefined || this.value === null;
  }

  /** Notes a fault of this value that only a look at its neighbours shows. */
  refuse(fault: DocumentFault, detail?: ErrorDetail): void {
    this.faults.add(this.pointer, fault, detail);
  }

  /** The fields of an object, each asked for by a known name; other fields are refused. */
  object<const Name extends string>(names: readonly Name[]): Record<Name, DocumentValue> {
    const fields = this.fields();
    for (const name of Object.keys(fields ?? {})) {
      if (!names.some((known) => known === name)) this.faults.add(`${this.pointer}/${escape(name)}`, 'unknown_field');
    }
    return Object.fromEntries(names.map((name) => [name, this.field(fields, name)])) as Record<Name, DocumentValue>;
  }

  /** One field of an object whose other fields are asked for later. */
  peek(name: string): DocumentValue {
    return this.field(this.fields(), name);
  }

  private fields(): Record<string, unknown> | null {
    if (typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value)) {
      return this.value as Record<string, unknown>;
    }
    this.note('not_an_object');
    return null;
  }

  /** Own fields only: a document may not reach `constructor`. What is no object has one fault, not one per field. */
  private field(fields: Record<string, unknown> | null, name: string): DocumentValue {
    if (fields === null) return new DocumentValue(undefined, this.pointer, new DocumentFaults());
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return new DocumentValue(value, `${this.pointer}/${name}`, this.faults);
  }

  list<T>(each: (entry: DocumentValue) => T, { min, max }: { min: number; max: number }): T[] {
    if (!Array.isArray(this.value)) {
      this.note('not_a_list');
      return [];
    }
    if (this.value.length < min || this.value.length > max) this.refuse('wrong_length', { min, max });
    return this.value
      .slice(0, max)
      .map((entry, at) => each(new DocumentValue(entry, `${this.pointer}/${at}`, this.faults)));
  }

  is(value: string): boolean {
    return this.value === value;
  }

  get isList(): boolean {
    return Array.isArray(this.value);
  }

  orNull<T>(read: (value: this) => T): T | null {
    return this.absent ? null : read(this);
  }

  text({ max }: { max: number }): string {
    if (typeof this.value === 'string' && this.value.trim() !== '' && this.value.length <= max) return this.value;
    return this.standIn('not_a_text', '', { max });
  }

  code(pattern: RegExp): string {
    if (typeof this.value === 'string' && pattern.test(this.value)) return this.value;
    return this.standIn('not_a_code', '', { pattern: pattern.source });
  }

  integer({ min, max }: { min: number; max: number }): number {
    if (Number.isSafeInteger(this.value) && (this.value as number) >= min && (this.value as number) <= max) {
      return this.value as number;
    }
    return this.standIn('not_an_integer', min, { min, max });
  }

  flag(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.standIn('not_a_flag', false);
  }

  date(): BusinessDate {
    if (typeof this.value === 'string' && isBusinessDate(this.value)) return this.value;
    return this.standIn('not_a_date', ANY_DATE);
  }

  oneOf<const T extends string | number>(values: readonly [T, ...T[]]): T {
    const known = values.find((candidate) => candidate === this.value);
    return known ?? this.standIn('not_one_of', values[0], { values: values.join(', ') });
  }

  /** Distinct entries out of a list of known ones. */
  someOf<const T extends string | number>(values: readonly [T, ...T[]]): T[] {
    return this.distinct((entry) => entry.oneOf(values), { min: 1, max: values.length });
  }

  /** A list whose entries differ in `keyOf`, by default in themselves. */
  distinct<T>(
    each: (entry: DocumentValue) => T,
    size: { min: number; max: number },
    keyOf: (entry: T) => unknown = (entry) => entry,
  ): T[] {
    const seen = new Set<unknown>();
    return this.list((entry) => {
      const faultsBefore = this.faults.errors.length;
      const value = each(entry);
      // A stand-in for a wrong value is no repetition.
      if (this.faults.errors.length > faultsBefore) return value;
      if (seen.has(keyOf(value))) entry.refuse('duplicate');
      seen.add(keyOf(value));
      return value;
    }, size);
  }

  private standIn<T>(fault: DocumentFault, value: T, detail?: ErrorDetail): T {
    this.note(fault, detail);
    return value;
  }

  private note(fault: DocumentFault, detail?: ErrorDetail): void {
    if (this.absent) this.faults.add(this.pointer, 'required');
    else this.faults.add(this.pointer, fault, detail);
  }
}

/** RFC 6901, section 3. */
function escape(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

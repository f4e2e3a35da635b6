import { DomainError, type ErrorDetail } from './domain-error.js';
import type { FieldError } from './field-error.js';

/** Status and texts of one code; `{name}` in a text is replaced by `detail.name`. */
export interface ErrorDefinition {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

/** Makes the error of one code; knows its code, its definition and its own kind. */
export interface ErrorFactory {
  (detail?: ErrorDetail, errors?: readonly FieldError[]): DomainError;
  readonly code: string;
  readonly definition: ErrorDefinition;
  /** True for an error of this code. */
  is(error: unknown): error is DomainError;
}

/** The factories of one lib by their short names. */
export type ErrorCatalogue<Name extends string> = { readonly [N in Name]: ErrorFactory };

/**
 * The one typed place where a lib declares its expected failures.
 *
 * ```ts
 * export const MealErrors = defineErrors('MEAL', {
 *   ALREADY_VOIDED: { status: 409, zh: '该笔已作废', en: 'This meal is already voided' },
 * });
 * throw MealErrors.ALREADY_VOIDED();            // code 'MEAL.ALREADY_VOIDED'
 * ```
 */
export function defineErrors<const Name extends string>(
  area: string,
  definitions: Readonly<Record<Name, ErrorDefinition>>,
): ErrorCatalogue<Name> {
  const entries = Object.entries<ErrorDefinition>(definitions).map(([name, definition]) => [
    name,
    factoryOf(`${area}.${name}`, definition),
  ]);
  return Object.fromEntries(entries) as ErrorCatalogue<Name>;
}

function factoryOf(code: string, definition: ErrorDefinition): ErrorFactory {
  const { status, zh, en } = definition;
  const make = (detail?: ErrorDetail, errors?: readonly FieldError[]): DomainError =>
    new DomainError({ code, status, zh: fill(zh, detail), en: fill(en, detail), detail, errors });
  const is = (error: unknown): error is DomainError => error instanceof DomainError && error.code === code;
  return Object.assign(make, { code, definition, is });
}

function fill(text: string, detail: ErrorDetail | undefined): string {
  if (!detail) return text;
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    name in detail ? String(detail[name]) : placeholder,
  );
}

import { DomainError, type ErrorFactory } from '@nuancan/kernel';
import type { ItemProblemDto, LoggedItemDto } from './meal.dto.js';
import { MealErrors } from './meal.errors.js';

/** The answer for an item of which nothing was saved. */
export function refused(clientId: string, error: DomainError): LoggedItemDto {
  const { code, zh, en } = error;
  const field = error.errors?.[0];
  const problem: ItemProblemDto = field
    ? { code, zh, en: `${en}: ${field.en}`, pointer: field.pointer }
    : { code, zh, en };
  return { clientId, outcome: 'refused', problem };
}

/** The problem of a refused item as the error of a single request, with the status its code maps to. */
export function errorOfRefusal(problem: ItemProblemDto | undefined): DomainError {
  const factories: readonly ErrorFactory[] = Object.values(MealErrors);
  const factory = factories.find(({ code }) => code === problem?.code) ?? MealErrors.MALFORMED;
  return factory();
}

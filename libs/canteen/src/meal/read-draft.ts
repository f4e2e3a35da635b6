import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { DomainError } from '@nuancan/kernel';
import { fieldProblems } from '@nuancan/platform';
import { MealDraftDto } from './meal-draft.dto.js';
import { MealErrors } from './meal.errors.js';

/** Reads one item of a batch by its DTO; unknown fields refuse it. Ids become canonical lower case. */
export function readDraft(body: unknown): MealDraftDto | DomainError {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return MealErrors.MALFORMED();
  const draft = plainToInstance(MealDraftDto, body);
  const problems = validateSync(draft, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (problems.length > 0) return MealErrors.MALFORMED(undefined, fieldProblems(problems));
  draft.clientId = draft.clientId.toLowerCase();
  draft.residentId = draft.residentId?.toLowerCase() ?? null;
  if (draft.voucherCode !== undefined) draft.voucherCode = draft.voucherCode.trim().toUpperCase();
  return draft;
}

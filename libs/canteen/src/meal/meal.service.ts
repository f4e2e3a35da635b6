import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '@nuancan/kernel';
import { Database, hashBody, type Scope } from '@nuancan/platform';
import { checkDraft } from './check-draft.js';
import { databaseRefusal, isTransient, mealErrorOf } from './database-refusal.js';
import { refused } from './item-answer.js';
import type { MealItem } from './meal-item.js';
import { MealRecorder, type Answers, type MealBatch } from './meal-recorder.js';
import type { LoggedItemDto } from './meal.dto.js';
import { MealErrors } from './meal.errors.js';
import { readDraft } from './read-draft.js';

/** Tries of one item against transactions that are in its way. */
const MOST_TRIES = 5;

/** Records meals: once per client id, subsidised once per slot over the whole district, never re-priced. */
@Injectable()
export class MealService {
  private readonly logger = new Logger(MealService.name);

  constructor(
    private readonly database: Database,
    private readonly recorder: MealRecorder,
  ) {}

  /**
   * Logs 1–50 meals of one device at the operator's own facility. Each item is answered alone: `recorded`,
   * `already_recorded` (same id and body: the first answer again) or `refused` (nothing of it was saved).
   */
  async log(scope: Scope, deviceId: string, bodies: readonly unknown[]): Promise<LoggedItemDto[]> {
    const now = new Date();
    const answers: Answers = new Map();
    const firsts = new Map<string, MealItem>();
    const twins: MealItem[] = [];
    bodies.forEach((body, place) => {
      const draft = readDraft(body);
      const checked = draft instanceof DomainError ? draft : checkDraft(draft, now);
      if (draft instanceof DomainError || checked instanceof DomainError) {
        if (checked instanceof DomainError) answers.set(place, refused(clientIdOf(body), checked));
        return;
      }
      const item = { place, draft: checked, bodyHash: hashBody(draft) };
      if (firsts.has(draft.clientId)) twins.push(item);
      else firsts.set(draft.clientId, item);
    });
    await this.record({ scope, deviceId, items: [...firsts.values()], now }, answers);
    for (const twin of twins) answers.set(twin.place, answerTwin(twin, firsts, answers));
    return bodies.map((body, place) => answers.get(place) ?? refused(clientIdOf(body), MealErrors.MALFORMED()));
  }

  /**
   * All items in one transaction; should the database refuse it, each in its own, so that a bad one fails alone. An
   * item is refused only by a rule: a till forgets what was refused, and a conflict of the moment is none of the meal's.
   */
  private async record(batch: MealBatch, answers: Answers, tries = MOST_TRIES): Promise<void> {
    const [first, ...others] = batch.items;
    if (!first) return;
    try {
      const recorded = await this.database.scoped(batch.scope, (tx) => this.recorder.record(tx, batch));
      for (const [place, answer] of recorded) answers.set(place, answer);
    } catch (error) {
      const fault = databaseRefusal(error);
      if (!fault) throw error;
      if (others.length > 0) {
        for (const item of batch.items) await this.record({ ...batch, items: [item] }, answers);
      } else if (isTransient(fault)) {
        if (tries <= 1) throw error;
        await this.record(batch, answers, tries - 1);
      } else {
        this.logger.warn({ msg: 'the database refused a meal', ...fault, requestId: batch.scope.requestId });
        answers.set(first.place, refused(first.draft.clientId, mealErrorOf(fault)));
      }
    }
  }
}

/** The same client id twice in one batch: the second gets the first's answer, unless its body differs. */
function answerTwin(twin: MealItem, firsts: ReadonlyMap<string, MealItem>, answers: Answers): LoggedItemDto {
  const { clientId } = twin.draft;
  const first = firsts.get(clientId);
  const answer = first && answers.get(first.place);
  if (!answer || first.bodyHash !== twin.bodyHash) return refused(clientId, MealErrors.CLIENT_ID_CLASH());
  return { ...answer, outcome: answer.outcome === 'recorded' ? 'already_recorded' : answer.outcome };
}

function clientIdOf(body: unknown): string {
  const named = typeof body === 'object' && body !== null && 'clientId' in body;
  return named && typeof body.clientId === 'string' ? body.clientId.slice(0, 36) : '';
}

import { ApiProblem } from '../../api/api-problem.js';
import type { ItemProblem, LoggedItem, MealDraft, VoidDraft } from '../../api/contract.js';
import { sha256 } from '../store/sha256.js';
import type { OutboxRow, TillDatabase } from '../store/till-database.js';
import { moveKeptWallet } from '../wallet/move-kept-wallet.js';
import { walletPartFen } from '../wallet/remembered-wallet.js';
import { BATCH_SIZE, planSending } from './plan-sending.js';

/** The two doors of the server, as `request` opens them. */
export interface OutboxPost {
  /** @throws ApiProblem, NetworkLost */
  logMeals(deviceId: string, items: readonly MealDraft[]): Promise<readonly LoggedItem[]>;
  /** @throws ApiProblem, NetworkLost */
  voidMeal(draft: VoidDraft): Promise<void>;
}

/** Bounds one run even if new rows never stop: a later flush goes on. */
const MOST_ROUNDS = 200;
const DAMAGED: ItemProblem = {
  code: 'TILL.DAMAGED_RECORD',
  zh: '本机保存的这一笔已损坏，没有发送；请导出后交镇街处理',
  en: 'This record was damaged on the device and not sent: export it and hand it to the town office',
};
/**
 * Refusals that pass: the clock is set right or the day comes, the cost card is entered, the account gets its facility.
 * The meal was eaten, so it waits here and is offered again. FACILITY_CLOSED is what older servers say.
 */
const MAY_PASS = ['MEAL.DATE_IN_FUTURE', 'MEAL.NO_COST_CARD', 'MEAL.NO_FACILITY', 'MEAL.FACILITY_CLOSED'];
/** Answers that say "not now" or "not you", never "not this". */
const NOT_ABOUT_THE_ITEM = [401, 403, 408, 425, 429];

/**
 * Sends what waits, oldest first, in batches of 50, until nothing is left that can go. A row leaves the outbox in the
 * transaction that stores the server's answer for it; a refused one stays with its reason and holds up nothing. What is
 * refused for a reason that may pass goes on waiting, with the reason, and is offered again in the next run.
 * @param rows reads the owner's rows, oldest first
 * @throws ApiProblem (401, 403, 429, 5xx) or NetworkLost: everything unanswered is still there
 */
export async function sendOutbox(
  database: TillDatabase,
  rows: () => Promise<OutboxRow[]>,
  post: OutboxPost,
): Promise<void> {
  let batchSize = BATCH_SIZE;
  const postponed = new Set<string>();
  await waitAgain(database, await rows());
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { meals, voids, stranded } = planSending(await rows(), postponed);
    for (const { row, meal } of stranded) await refuse(database, row, meal.problem);
    const [firstVoid] = voids;
    if (meals.length > 0) {
      const answered = await sendMeals(database, { batch: meals.slice(0, batchSize), postponed }, post);
      // The server refused the batch as a whole: go on one by one, so that the bad one is found and the rest goes out.
      if (!answered) batchSize = 1;
    } else if (firstVoid) {
      await sendVoid(database, firstVoid, post);
    } else {
      return;
    }
  }
}

/** @returns false when the batch was refused as a whole and nothing of it was settled */
async function sendMeals(
  database: TillDatabase,
  { batch, postponed }: { batch: readonly OutboxRow[]; postponed: Set<string> },
  post: OutboxPost,
): Promise<boolean> {
  const damaged = batch.filter((row) => sha256(row.body) !== row.bodyHash);
  for (const row of damaged) await refuse(database, row, DAMAGED);
  const sound = batch.filter((row) => !damaged.includes(row));
  const [first] = sound;
  if (!first) return true;
  let answers: readonly LoggedItem[];
  try {
    answers = await post.logMeals(
      first.deviceId,
      sound.map((row) => JSON.parse(row.body) as MealDraft),
    );
  } catch (error) {
    if (!isAboutTheItem(error)) throw error;
    if (sound.length > 1) return false;
    await refuseOrPostpone(database, { row: first, problem: error.problem, postponed });
    return true;
  }
  const answerOf = new Map(answers.map((answer) => [answer.clientId, answer]));
  if (!sound.some((row) => answerOf.has(row.clientId))) throw new Error('the server answered for none of the items');
  for (const row of sound) {
    const answer = answerOf.get(row.clientId);
    if (answer?.outcome === 'refused') {
      await refuseOrPostpone(database, { row, problem: answer.problem ?? null, postponed });
    } else await settleMeal(database, row, answer);
  }
  return true;
}

async function settleMeal(database: TillDatabase, row: OutboxRow, answer: LoggedItem | undefined): Promise<void> {
  if (!answer?.meal) return;
  const { meal: split } = answer;
  await database.transaction('rw', database.outbox, database.dayMeals, database.diners, async () => {
    const voided = (await database.dayMeals.get(row.clientId))?.voided ?? false;
    await database.dayMeals.put({ ...row.meal, split, facilityId: row.facilityId, voided, loggedHere: true });
    await database.outbox.delete(row.clientId);
    // A repeat may be in what the server said of the wallet already.
    if (answer.outcome === 'recorded') await moveWallet(database, row, -1);
  });
}

async function refuseOrPostpone(
  database: TillDatabase,
  { row, problem, postponed }: { row: OutboxRow; problem: ItemProblem | null; postponed: Set<string> },
): Promise<void> {
  if (problem === null || !MAY_PASS.includes(problem.code)) return refuse(database, row, problem);
  postponed.add(row.clientId);
  await database.outbox.update(row.clientId, { problem: bare(problem) });
}

/** Rows that an earlier version of the app put away for a reason that may pass. */
async function waitAgain(database: TillDatabase, rows: readonly OutboxRow[]): Promise<void> {
  for (const { clientId, state, problem } of rows) {
    const passes = state === 'refused' && problem !== null && MAY_PASS.includes(problem.code);
    if (passes) await database.outbox.update(clientId, { state: 'waiting' });
  }
}

async function sendVoid(database: TillDatabase, row: OutboxRow, post: OutboxPost): Promise<void> {
  try {
    if (sha256(row.body) !== row.bodyHash) return await refuse(database, row, DAMAGED);
    await post.voidMeal(JSON.parse(row.body) as VoidDraft);
  } catch (error) {
    if (!isAboutTheItem(error)) throw error;
    // Taken back from another till before: what was wanted holds.
    if (error.problem.code !== 'MEAL.ALREADY_VOIDED') return refuse(database, row, error.problem);
  }
  await database.transaction('rw', database.outbox, database.dayMeals, database.diners, async () => {
    await database.dayMeals.update(row.meal.clientId, { voided: true });
    await database.outbox.delete(row.clientId);
    await moveWallet(database, row, 1);
  });
}

async function moveWallet(database: TillDatabase, { facilityId, meal }: OutboxRow, direction: 1 | -1): Promise<void> {
  if (meal.residentId === null) return;
  await moveKeptWallet(database, [facilityId, meal.residentId], direction * walletPartFen(meal));
}

async function refuse(database: TillDatabase, row: OutboxRow, problem: ItemProblem | null): Promise<void> {
  await database.outbox.update(row.clientId, { state: 'refused', problem: problem && bare(problem) });
}

function bare({ code, zh, en }: ItemProblem): ItemProblem {
  return { code, zh, en };
}

function isAboutTheItem(error: unknown): error is ApiProblem {
  if (!(error instanceof ApiProblem)) return false;
  const { status } = error.problem;
  return status >= 400 && status < 500 && !NOT_ABOUT_THE_ITEM.includes(status);
}

import type { Client } from 'pg';
import type { DayBook } from './day-book.js';

const MINUTE_MS = 60_000;
/** An act and the due time that follows from it are two looks at one clock. */
const SAME_MOMENT_MS = 1_000;

const CASES = `SELECT c.id, c.kind, c.state, c.opened_at AS "openedAt", c.next_due_at AS "nextDueAt", c.contact_minutes AS contact,
    c.officer_minutes AS officer, c.escalation_minutes AS escalation, x.order_id AS "orderId", least(x.recorded_at, d.recorded_at) AS "knownAt",
    uuid_extract_timestamp(c.id) AS "begunAt",
    (SELECT p.recorded_at FROM delivery.stops s JOIN delivery.dispatches p ON p.route_id = s.route_id
      WHERE s.order_id = x.order_id AND s.withdrawn_at IS NULL) AS "notedAt",
    (SELECT d.officer_id FROM welfare.duties d WHERE d.town_code = c.town_code) AS "onDuty",
    (SELECT w.words FROM welfare.words w WHERE w.case_id = c.id AND w.step = 1) AS words,
    (SELECT json_agg(json_build_object('step', s.step, 'action', s.action, 'dueAt', s.due_at, 'at', s.at, 'officerId', s.officer_id) ORDER BY s.step)
      FROM welfare.steps s WHERE s.case_id = c.id) AS steps
  FROM welfare.cases c LEFT JOIN delivery.outcomes x ON x.id = c.note_id OR (c.kind = 'no_answer' AND x.order_id = c.order_id)
  LEFT JOIN welfare.door_words d ON d.id = x.id`;

interface StepRow {
  readonly step: number;
  readonly action: string;
  readonly dueAt: string | null;
  readonly at: string;
  readonly officerId: string | null;
}

interface CaseRow {
  readonly id: string;
  readonly kind: 'no_answer' | 'condition' | 'absence';
  readonly state: string;
  readonly openedAt: Date;
  readonly nextDueAt: Date | null;
  readonly contact: number;
  readonly officer: number;
  readonly escalation: number;
  readonly orderId: string | null;
  /** When what the phone said arrived, as an outcome or before it could be one. */
  readonly knownAt: Date;
  readonly begunAt: Date;
  /** When the kitchen noted that it left. */
  readonly notedAt: Date | null;
  readonly onDuty: string;
  readonly words: string | null;
  readonly steps: readonly StepRow[];
}

/** A step is on time so long after it was due and known, not counting the while when nobody worked. */
export interface OnTime {
  readonly withinMs: number;
  readonly downMs: (from: number, to: number) => number;
}

/** How the cases of the day went. */
export interface ComparedCases {
  /** Where they are not what was done at the doors and by people on duty, or a step was early, late, missing or doubled. */
  readonly differences: readonly string[];
  readonly noAnswer: number;
  readonly condition: number;
  readonly closed: number;
  readonly escalated: number;
  readonly handedOver: number;
  /** Of doors at which somebody was before the kitchen noted that it left. */
  readonly hasty: number;
  /** Steps that the chain took by itself, and how long after each was due and known. */
  readonly lateMs: readonly number[];
}

/** Follows each case along a chain of its own making, beside what the product did. */
export async function compareCases(owner: Client, book: DayBook, onTime: OnTime): Promise<ComparedCases> {
  const { rows } = await owner.query<CaseRow>(CASES);
  const lateMs: number[] = [];
  const followed = rows.flatMap((row) => follow(row, book, { ...onTime, lateMs }));
  const has = (action: string) => rows.filter(({ steps }) => steps.some((step) => step.action === action)).length;
  return {
    differences: [...whoseCases(rows, book), ...followed, ...waitedForKitchen(rows, book)],
    hasty: rows.filter(({ orderId }) => book.hasty.has(orderId ?? '')).length,
    noAnswer: rows.filter(({ kind }) => kind === 'no_answer').length,
    condition: rows.filter(({ kind }) => kind === 'condition').length,
    ...{ closed: has('closed'), escalated: has('escalated'), handedOver: has('handed_over'), lateMs },
  };
}

/** A case of each door where nobody answered, and of each change that was noted there; no other. */
function whoseCases(rows: readonly CaseRow[], book: DayBook): string[] {
  const expected = [...book.doors.values()].flatMap(({ orderId, body }) => {
    const at = body.happenedAt;
    return [
      ...(body.kind === 'nobody_answers' ? [`no_answer of ${orderId} at ${at}: ${body.note ?? null}`] : []),
      ...(body.conditionNote === undefined ? [] : [`condition of ${orderId} at ${at}: ${body.conditionNote}`]),
    ];
  });
  const stored = rows.map(
    ({ kind, orderId, openedAt, words }) => `${kind} of ${orderId} at ${openedAt.toISOString()}: ${words}`,
  );
  return [
    ...expected.filter((one) => !stored.includes(one)).map((one) => `missing: ${one}`),
    ...stored
      .filter((one, at) => !expected.includes(one) || stored.indexOf(one) !== at)
      .map((one) => `too many: ${one}`),
  ];
}

/** Nobody is looked for later because a kitchen had not noted a departure. */
function waitedForKitchen(rows: readonly CaseRow[], book: DayBook): string[] {
  return rows.flatMap(({ id, orderId, begunAt, notedAt }) =>
    book.hasty.has(orderId ?? '') && (notedAt === null || begunAt >= notedAt)
      ? [`${id} began at ${begunAt.toISOString()}, the kitchen noted the departure at ${notedAt?.toISOString()}`]
      : [],
  );
}

interface Following extends OnTime {
  readonly lateMs: number[];
}

function follow(row: CaseRow, book: DayBook, { withinMs, downMs, lateMs }: Following): string[] {
  const wrong: string[] = [];
  const chain = ['call_contact', 'call_officer', 'escalated'];
  const after = [row.contact, row.officer - row.contact, row.escalation - row.officer];
  let stage = 0;
  let due: number | null = row.openedAt.getTime() + row.contact * MINUTE_MS;
  let state = 'open';
  for (const { step, action, dueAt, at, officerId } of row.steps.slice(2)) {
    const atMs = Date.parse(at);
    if (chain.includes(action)) {
      if (due === null || action !== chain[stage]) wrong.push(`step ${step} ${action} is not the chain's next`);
      const dueMs = Date.parse(dueAt ?? '');
      if (Math.abs(dueMs - (due ?? 0)) > SAME_MOMENT_MS) wrong.push(`step ${step} ${action} is due at another time`);
      const asked = Math.max(dueMs, row.knownAt.getTime());
      const late = atMs - asked - downMs(asked, atMs);
      lateMs.push(late);
      if (atMs < dueMs || late > withinMs) wrong.push(`step ${step} ${action} came ${late} ms after it was due`);
      if (action === 'call_officer' && officerId !== row.onDuty) wrong.push(`step ${step} called somebody else`);
      stage += 1;
      due = stage < chain.length ? dueMs + (after[stage] ?? 0) * MINUTE_MS : null;
      continue;
    }
    if (!book.acts.some((act) => act.caseId === row.id && act.step === step && act.action === action))
      wrong.push(`step ${step} ${action} was done by nobody`);
    state = action === 'handed_over' ? 'open' : action;
    due = action === 'handed_over' && stage < chain.length ? atMs : null;
  }
  const acts = book.acts.filter(({ caseId }) => caseId === row.id).length;
  const [opened, called] = row.steps;
  const begun =
    opened?.action === 'opened' &&
    called?.action === 'call_resident' &&
    Date.parse(called.at) === row.openedAt.getTime();
  if (!begun) wrong.push('did not begin with its opening and the call of the resident');
  if (row.steps.some(({ step }, at) => step !== at + 1)) wrong.push('a step is missing or doubled');
  if (row.steps.length !== 2 + stage + acts)
    wrong.push(`${acts} acts of people and ${stage} of the chain, ${row.steps.length} steps`);
  if (state !== row.state) wrong.push(`is ${row.state}, was ${state}`);
  if (state !== 'closed' && stage < chain.length)
    wrong.push(`is neither closed nor escalated, next due at ${row.nextDueAt?.toISOString()}`);
  return wrong.map((one) => `${row.id} (${row.kind}): ${one}`);
}

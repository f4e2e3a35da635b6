import { Injectable } from '@nestjs/common';
import { parsePolicy, replayMeals, replayPolicies, type Policy, type ReplayMeal } from '@nuancan/five-ones';
import { addDays, fen, parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { Database, systemScope, type Tx } from '@nuancan/platform';
import { KnownFactsReader, type KnownAt, type KnownFacts, type KnownMerge } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { isEntitled } from '../meal/resident-standing.js';
import { loadMovedUses, loadReplayMeals, type LoadedMeal, type MovedUse } from './load-replay-meals.js';
import { peopleOf } from './people-of.js';
import { ReplaySums } from './replay-sums.js';
import type { ReplayKnowledge, ReplayPurpose } from './replay-words.js';
import { replayedMeal, type ReplayedMeal } from './replayed-meal.js';
import { storeReplayMeals } from './store-replay-meals.js';

interface StoredReplay {
  readonly id: string;
  readonly districtCode: string;
  readonly townCode: string | null;
  readonly facilityId: string | null;
  readonly purpose: ReplayPurpose;
  readonly months: readonly BusinessDate[];
  readonly keepOthers: boolean;
  readonly knowledge: ReplayKnowledge;
  readonly documents: readonly unknown[];
}

/** One month on its way. */
interface Month {
  readonly replay: StoredReplay;
  readonly first: BusinessDate;
  readonly last: BusinessDate;
  /** Weeks reach over the ends of a month. */
  readonly around: readonly [BusinessDate, BusinessDate];
  readonly policies: ReadonlyMap<string, readonly Policy[]>;
  readonly merges: readonly KnownMerge[];
  readonly moved: readonly MovedUse[];
  readonly sums: ReplaySums;
}

/** Of these at once are all meals of a month in memory. */
const PEOPLE_AT_ONCE = 400;
const PAUSE_MS = 500;
const DAYS_OF_WEEK = 6;

const LOAD = `
  SELECT r.id, r.district_code AS "districtCode", r.town_code AS "townCode", r.facility_id AS "facilityId", r.purpose,
    ARRAY(SELECT to_char(m, 'YYYY-MM-DD') FROM generate_series(r.first_month, r.last_month, '1 month') m) AS months,
    r.keep_others AS "keepOthers", r.knowledge,
    ARRAY(SELECT v.document FROM jsonb_to_recordset(r.versions) AS x (code text, version int)
      JOIN subsidy.policies p ON p.district_code = r.district_code AND p.code = x.code
      JOIN subsidy.policy_versions v ON v.policy_id = p.id AND v.version = x.version) AS documents
  FROM canteen.replays r WHERE r.id = $1 AND NOT EXISTS (SELECT FROM canteen.replay_results x WHERE x.replay_id = r.id)`;

const ENTRIES = `SELECT DISTINCT m.resident_id AS id FROM canteen.meals m
  WHERE m.district_code = $1 AND ($2::text IS NULL OR m.facility_town = $2) AND ($3::uuid IS NULL OR m.facility_id = $3)
    AND m.business_date BETWEEN $4 AND $5 AND m.resident_id IS NOT NULL ORDER BY 1`;

const TELL = `
  INSERT INTO canteen.replay_progress (replay_id, district_code, town_code, people_done, people_total)
  SELECT id, district_code, town_code, $2, $3 FROM canteen.replays WHERE id = $1
  ON CONFLICT (replay_id) DO UPDATE SET people_done = excluded.people_done, people_total = excluded.people_total, at = now()`;

const END = `
  INSERT INTO canteen.replay_results (replay_id, district_code, town_code, state, meals, changed, sums)
  SELECT id, district_code, town_code, $2, $3, $4, $5 FROM canteen.replays WHERE id = $1 ON CONFLICT (replay_id) DO NOTHING`;
const CLEAR = 'DELETE FROM canteen.replay_progress WHERE replay_id = $1';

/** Rates months again, as the queue asks for it: some hundred people at a time, all in one transaction. */
@Injectable()
export class ReplayRunner {
  constructor(
    private readonly database: Database,
    private readonly facts: KnownFactsReader,
    private readonly policies: PolicyReader,
  ) {}

  /** A replay that has ended is left as it is. */
  async run(tx: Tx, replayId: string): Promise<void> {
    const [replay] = await tx.query<StoredReplay[]>(LOAD, [replayId]);
    if (!replay) return;
    // Row security lets the planner expect a handful of rows; compiling takes longer than running.
    await tx.query(`SELECT set_config('jit', 'off', true)`);
    const sums = new ReplaySums(replay.purpose === 'forecast');
    const merges = await this.facts.merges(tx);
    const versions = replay.documents.map(parsePolicy);
    for (const first of replay.months) {
      const last = lastOfMonth(first);
      const around = [addDays(first, -DAYS_OF_WEEK), addDays(last, DAYS_OF_WEEK)] as const;
      const policies = await this.policiesOf(tx, { first, last, versions, keepOthers: replay.keepOthers });
      const moved = await loadMovedUses(tx, replay.districtCode, around);
      await this.month(tx, { replay, first, last, around, policies, merges, moved, sums });
    }
    const result = sums.result();
    await tx.query(END, [replayId, 'done', result.meals, result.changed, JSON.stringify(result)]);
    await tx.query(CLEAR, [replayId]);
  }

  /** The queue gave it up. */
  async giveUp(tx: Tx, replayId: string): Promise<void> {
    await tx.query(END, [replayId, 'failed', 0, 0, '{}']);
    await tx.query(CLEAR, [replayId]);
  }

  private async month(tx: Tx, month: Month): Promise<void> {
    const { replay, first, last, merges } = month;
    const { districtCode, townCode, facilityId } = replay;
    const entries = await tx.query<{ id: string }[]>(ENTRIES, [districtCode, townCode, facilityId, first, last]);
    const people = peopleOf(
      entries.map((entry) => entry.id),
      merges,
    );
    const tell = this.teller(replay, people.length * replay.months.length);
    const before = people.length * replay.months.indexOf(first);
    for (let at = 0; at < people.length; at += PEOPLE_AT_ONCE) {
      await tell(before + at);
      const replayed = await this.rate(tx, month, people.slice(at, at + PEOPLE_AT_ONCE).flat());
      if (replay.purpose !== 'forecast') await storeReplayMeals(tx, replay, replayed);
    }
  }

  /** Every meal of these people in the month, rated again. */
  private async rate(tx: Tx, month: Month, residentIds: readonly string[]): Promise<ReplayedMeal[]> {
    const { replay, around, policies, merges, moved, sums } = month;
    const { districtCode, knowledge } = replay;
    const facts = await this.facts.load(tx, { residentIds, merges, districtCode });
    const loaded = await loadReplayMeals(tx, { districtCode, entryIds: residentIds, days: around, moved });
    const knownAt = ({ recordedAt }: LoadedMeal): KnownAt => (knowledge === 'now' ? 'now' : recordedAt);
    const judged = new Map(loaded.map((meal) => [meal.id, judgedMeal(meal, month, facts)]));
    const meals = [...judged.values()].filter(({ entry }) => knowledge === 'then' || entry.voidedAt === null);
    const ratings = replayMeals({
      meals: meals.map(({ entry }) => entry),
      policiesOn: (date) => policies.get(date) ?? [],
      dinerOf: ({ id, facts: { businessDate } }) => {
        const meal = judged.get(id)?.meal;
        const diner = meal ? facts.dinerOn(meal.entryId, businessDate, knownAt(meal)) : null;
        return diner !== null && isEntitled(diner, businessDate) ? diner : null;
      },
      entriesOf: ({ id, entryId }) => {
        const meal = judged.get(id)?.meal;
        return facts.entriesOf(entryId, meal ? knownAt(meal) : 'now');
      },
    });
    return meals.flatMap(({ meal, isOfReplay, leftAs }) => {
      if (!isOfReplay || meal.voidedAt !== null) return [];
      const replayed = replayedMeal(meal, ratings.get(meal.id) ?? null, leftAs);
      sums.add(replayed, facts.entriesOf(meal.entryId, 'now')[0] ?? meal.entryId);
      return [replayed];
    });
  }

  private async policiesOf(
    tx: Tx,
    asked: { first: BusinessDate; last: BusinessDate; versions: readonly Policy[]; keepOthers: boolean },
  ): Promise<Map<string, readonly Policy[]>> {
    const days = new Map<string, readonly Policy[]>();
    for (let day = asked.first; day <= asked.last; day = addDays(day, 1)) {
      const inForce = await this.policies.effectiveOn(tx, day);
      days.set(day, replayPolicies(inForce, asked));
    }
    return days;
  }

  /** Tells how far it is, beside the job's own transaction, at most twice a second. */
  private teller({ id, districtCode }: StoredReplay, total: number): (done: number) => Promise<void> {
    let lastMs = 0;
    return async (done) => {
      const nowMs = Date.now();
      if (nowMs - lastMs < PAUSE_MS) return;
      lastMs = nowMs;
      await this.database.scoped(systemScope(districtCode), (tx) => tx.query(TELL, [id, done, total]));
    };
  }
}

interface JudgedMeal {
  readonly meal: LoadedMeal;
  readonly entry: ReplayMeal;
  readonly isOfReplay: boolean;
  readonly leftAs: ReplayedMeal['leftAs'];
}

function judgedMeal(meal: LoadedMeal, { replay, first, last }: Month, facts: KnownFacts): JudgedMeal {
  const { townCode, facilityId, districtCode, knowledge } = replay;
  const isOfReplay =
    first <= meal.businessDate &&
    meal.businessDate <= last &&
    (townCode === null || meal.facilityTown === townCode) &&
    (facilityId === null || meal.facilityId === facilityId);
  const isErased = facts.dinerOn(meal.entryId, meal.businessDate, 'now')?.isErased ?? true;
  const decided = meal.isDecided ? 'decided' : null;
  const leftAs = isErased ? 'erased' : decided;
  const entry = {
    id: meal.id,
    entryId: meal.entryId,
    at: knowledge === 'then' ? meal.recordedAt : meal.servedAt,
    voidedAt: meal.voidedAt,
    held: isOfReplay && leftAs === null ? null : meal.held,
    facts: {
      ...{ businessDate: meal.businessDate, slot: meal.slot, mode: meal.mode },
      priceFen: fen(meal.priceFen),
      deliveryFeeFen: fen(meal.deliveryFeeFen),
      facilityTownCode: meal.facilityTown,
      facilityDistrictCode: districtCode,
    },
  };
  return { meal, entry, isOfReplay, leftAs };
}

function lastOfMonth(first: BusinessDate): BusinessDate {
  const inNext = addDays(first, 31);
  return addDays(parseBusinessDate(`${inNext.slice(0, 7)}-01`), -1);
}

import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt, parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { Outbox, systemScope } from '@nuancan/platform';
import { KnownFactsReader } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { CorrectionProposalService } from '../correction/correction-proposal.service.js';
import { ReplayCorrectionService } from '../replay/replay-correction.service.js';
import { ReplayMealService } from '../replay/replay-meal.service.js';
import { ReplayRunner } from '../replay/replay-runner.js';
import type { AskReplayDto, ReplayDto, ReplayMealDto } from '../replay/replay.dto.js';
import { ReplayService } from '../replay/replay.service.js';
import type { OpenBooks } from './open-books.js';

/** Replays of a test's district, done at once. */
export interface ReplayDesk {
  readonly replays: ReplayService;
  readonly meals: ReplayMealService;
  readonly corrections: ReplayCorrectionService;
  /** Asks for one and does it. */
  run(asked: Partial<AskReplayDto>): Promise<ReplayDto>;
  allMeals(replayId: string): Promise<ReplayMealDto[]>;
  /** Puts a document into force as its district's, since long ago. */
  activate(document: object): Promise<void>;
}

/** The month before this one, `YYYY-MM`. */
export function lastMonth(): string {
  return addDays(parseBusinessDate(`${businessDateAt(new Date()).slice(0, 7)}-01`), -1).slice(0, 7);
}

/** The days of it. */
export function daysOf(month: string): BusinessDate[] {
  const days: BusinessDate[] = [];
  for (let day = parseBusinessDate(`${month}-01`); day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}

export function openReplayDesk({ test, district }: OpenBooks): ReplayDesk {
  const { database, owner } = test;
  const replays = new ReplayService(database, new Outbox());
  const meals = new ReplayMealService(database);
  const runner = new ReplayRunner(database, new KnownFactsReader(), new PolicyReader());
  const corrections = new ReplayCorrectionService(database, new CorrectionProposalService(database, new Journal()));
  return {
    ...{ replays, meals, corrections },
    run: async (asked) => {
      const whole = { purpose: 'replay', month: lastMonth(), keepOthers: true, knowledge: 'then' } as const;
      const { id } = await replays.ask(district.districtOfficial, {
        clientId: randomUUID(),
        versions: [],
        ...whole,
        ...asked,
      });
      await database.scoped(systemScope(district.districtCode), (tx) => runner.run(tx, id));
      return replays.one(district.districtOfficial, id);
    },
    allMeals: async (replayId) => {
      const found: ReplayMealDto[] = [];
      for (let cursor: string | undefined, more = true; more;) {
        const query = { limit: 500, ...(cursor === undefined ? {} : { cursor }) };
        const page = await meals.list(district.districtOfficial, replayId, query);
        found.push(...page.items);
        more = page.nextCursor !== null;
        cursor = page.nextCursor ?? undefined;
      }
      return found;
    },
    activate: async (document) => {
      const { code, version, effectiveFrom, name } = document as {
        code: string;
        version: number;
        effectiveFrom: string;
        name: { zh: string; en: string };
      };
      await owner.query(
        `INSERT INTO subsidy.policies (district_code, code, name_zh, name_en) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
        [district.districtCode, code, name.zh, name.en],
      );
      await owner.query(
        `INSERT INTO subsidy.policy_versions (policy_id, district_code, version, document, effective_from, activated_at)
         SELECT id, $1, $3, $4, $5, now() FROM subsidy.policies WHERE district_code = $1 AND code = $2`,
        [district.districtCode, code, version, JSON.stringify(document), effectiveFrom],
      );
    },
  };
}

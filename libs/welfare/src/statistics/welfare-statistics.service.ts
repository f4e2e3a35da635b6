import { Injectable } from '@nestjs/common';
import { addDays, daysBetween, parseBusinessDate } from '@nuancan/kernel';
import { Database, RequestInvalid, type Scope } from '@nuancan/platform';
import { FINDINGS } from '../welfare-words.js';
import type {
  WelfareStatisticDto,
  WelfareStatisticListDto,
  WelfareStatisticsQueryDto,
} from './welfare-statistics.dto.js';

const MOST_DAYS = 366;
const minutes = (span: string): string => `extract(epoch FROM ${span})::double precision / 60`;
const share = (of: number, span: string): string =>
  `round(percentile_cont(${of}) WITHIN GROUP (ORDER BY ${minutes(span)})::numeric, 1)::double precision`;
const count = (where: string): string => `count(c.id) FILTER (WHERE ${where})::int`;
const FOUND = FINDINGS.map((finding) => `'${finding}', ${count(`c.finding = '${finding}'`)}`).join(', ');

/** A person's first step after the opening, which may be a person's, too. */
const BY_TOWN = `
  SELECT t.code AS "townCode", t.name AS "townName", count(c.id)::int AS opened, ${count(`c.kind = 'no_answer'`)} AS "noAnswer",
    ${count(`c.kind = 'condition'`)} AS condition, ${count(`c.kind = 'absence'`)} AS absence, ${count(`c.state <> 'closed'`)} AS open,
    ${count('c.stage = 3')} AS escalated, ${count('f.at IS NULL')} AS untouched,
    ${share(0.5, 'f.at - c.opened_at')} AS "medianContactMinutes", ${share(0.9, 'f.at - c.opened_at')} AS "slowContactMinutes",
    ${share(0.5, 'c.closed_at - c.opened_at')} AS "medianClosedMinutes", json_build_object(${FOUND}) AS findings
  FROM registry.towns t LEFT JOIN welfare.cases c ON c.town_code = t.code AND c.opened_at >= $1 AND c.opened_at < $2
  LEFT JOIN LATERAL (SELECT min(s.at) AS at FROM welfare.steps s WHERE s.case_id = c.id
    AND s.action IN ('acknowledged', 'handed_over', 'noted', 'tried', 'closed')) f ON true
  WHERE t.district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR t.code = platform.scope_town())
    AND ($3::text IS NULL OR t.code = $3)
  GROUP BY t.code, t.name ORDER BY t.code`;

/** How many cases there were by town, how soon somebody saw to them, and what was found. */
@Injectable()
export class WelfareStatisticsService {
  constructor(private readonly database: Database) {}

  /** Of cases opened on these days in Asia/Shanghai. @throws RequestInvalid when they are out of order or more than a year */
  async byTown(scope: Scope, query: WelfareStatisticsQueryDto): Promise<WelfareStatisticListDto> {
    const [from, to] = [parseBusinessDate(query.from), parseBusinessDate(query.to)];
    if (to < from || daysBetween({ from, to }) > MOST_DAYS) {
      throw new RequestInvalid([
        {
          pointer: '/to',
          code: 'FIELD.RANGE',
          zh: '结束日期不早于开始，最多一年',
          en: 'to is not before from, and within a year',
        },
      ]);
    }
    return this.database.scoped(scope, async (tx) => ({
      items: await tx.query<WelfareStatisticDto[]>(BY_TOWN, [
        ...[`${from}T00:00:00+08:00`, `${addDays(to, 1)}T00:00:00+08:00`, query.townCode ?? null],
      ]),
    }));
  }
}

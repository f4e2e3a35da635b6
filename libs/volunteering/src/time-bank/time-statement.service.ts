import { Injectable } from '@nestjs/common';
import { Database, hashBody, writeReportWorkbook, type ReportSheet, type Scope } from '@nuancan/platform';
import { VolunteeringErrors } from '../volunteering.errors.js';
import type { TimeStatementContentDto, TimeStatementDto, TimeStatementLineDto } from './time-bank.dto.js';

const WHO = `SELECT v.district_code AS "districtCode", v.town_code AS "townCode", v.register_no AS "registerNo", p.name
  FROM volunteering.volunteers v JOIN volunteering.persons p ON p.id = v.id WHERE v.id = $1`;

const LINES = `SELECT m.seq, m.kind, m.minutes, m.balance_after AS "balanceAfter", m.happened_on AS "happenedOn", f.name AS "facilityName",
    a.purpose, m.service, m.beneficiary
  FROM volunteering.time_movements m LEFT JOIN volunteering.attendances a ON a.id = m.attendance_id
  LEFT JOIN meal_point.facilities f ON f.id = a.facility_id
  WHERE m.volunteer_id = $1 AND ($2::int IS NULL OR m.seq <= $2) ORDER BY m.seq LIMIT 20000`;

const WORDS: Readonly<Record<string, string>> = {
  ...{ credit: '服务入账', correction: '更正', withdrawal: '撤回', redemption: '兑换', return: '兑换撤回' },
  ...{
    kitchen: '厨房',
    delivery: '送餐',
    meal_delivery: '送餐服务',
    housework: '家务',
    escort: '陪同就医',
    company: '陪伴',
  },
  ...{ haircut: '理发', repair: '维修', other: '其他', self: '本人', elder: '指定老人' },
};

/** What a volunteer takes along to another place. */
@Injectable()
export class TimeStatementService {
  constructor(private readonly database: Database) {}

  /** Movements 1 to `through`, or all. That it was made is audited. @throws VOLUNTEERING.VOLUNTEER_NOT_FOUND */
  async statement(scope: Scope, volunteerId: string, through: number | undefined): Promise<TimeStatementDto> {
    return this.database.scoped(scope, async (tx) => {
      const [who] = await tx.query<
        Pick<TimeStatementContentDto, 'districtCode' | 'townCode' | 'registerNo' | 'name'>[]
      >(WHO, [volunteerId]);
      if (!who) throw VolunteeringErrors.VOLUNTEER_NOT_FOUND();
      const lines = await tx.query<TimeStatementLineDto[]>(LINES, [volunteerId, through ?? null]);
      const sum = (spent: boolean): number =>
        lines.reduce((total, { kind, minutes }) => {
          const isSpent = kind === 'redemption' || kind === 'return';
          return isSpent === spent ? total + minutes : total;
        }, 0);
      const statement: TimeStatementContentDto = {
        form: 'nuancan time statement 1',
        ...who,
        through: lines.at(-1)?.seq ?? 0,
        earnedMinutes: sum(false),
        spentMinutes: 0 - sum(true),
        balanceMinutes: lines.at(-1)?.balanceAfter ?? 0,
        lines,
      };
      const sha256 = hashStatement(statement);
      await tx.query(`SELECT platform.audit('export', 'volunteering.time_movements', $1, NULL, $2)`, [
        volunteerId,
        JSON.stringify({ through: statement.through, sha256 }),
      ]);
      return { statement, sha256 };
    });
  }

  /** The same as a workbook: the lines, and a sheet with who, how much, and the hash. */
  async workbook(scope: Scope, volunteerId: string, through: number | undefined): Promise<Buffer> {
    return writeReportWorkbook(sheetsOf(await this.statement(scope, volunteerId, through)));
  }
}

/** The name, and where and at what somebody helped, depend on who reads and when; the same movements give the same hash. */
function hashStatement({ name: _name, lines, ...rest }: TimeStatementContentDto): string {
  return hashBody({ ...rest, lines: lines.map(({ facilityName: _place, purpose: _purpose, ...line }) => line) });
}

function sheetsOf({ statement, sha256 }: TimeStatementDto): ReportSheet[] {
  const { name, registerNo, townCode, earnedMinutes, spentMinutes, balanceMinutes, through, lines } = statement;
  const facts: [string, string | { count: number }][] = [
    ['姓名 Name', name],
    ['登记号 Number', { count: registerNo }],
    ['镇街 Town', townCode],
    ['累计服务分钟 Earned', { count: earnedMinutes }],
    ['已兑换分钟 Spent', { count: spentMinutes }],
    ['余额分钟 Balance', { count: balanceMinutes }],
    ['笔数 Movements', { count: through }],
    ['SHA-256', sha256],
  ];
  const said = (word: string | null): string | null => (word === null ? null : (WORDS[word] ?? word));
  return [
    {
      name: '服务记录 Statement',
      columns: [
        { title: '项目 Item', characters: 24 },
        { title: '内容 Content', characters: 70 },
      ],
      rows: () => facts.map((cells) => ({ cells })),
    },
    {
      name: '明细 Lines',
      columns: [
        { title: '序号 No.', characters: 8, number: true },
        { title: '日期 Day', characters: 12 },
        { title: '类型 Kind', characters: 12 },
        { title: '分钟 Minutes', characters: 12, number: true },
        { title: '余额 Balance', characters: 12, number: true },
        { title: '地点 Place', characters: 28 },
        { title: '内容 What', characters: 16 },
        { title: '对象 For', characters: 12 },
      ],
      rows: () =>
        lines.map((line) => ({
          cells: [
            ...[
              { count: line.seq },
              line.happenedOn,
              said(line.kind),
              { count: line.minutes },
              { count: line.balanceAfter },
            ],
            ...[line.facilityName, said(line.purpose ?? line.service), said(line.beneficiary)],
          ],
        })),
    },
  ];
}

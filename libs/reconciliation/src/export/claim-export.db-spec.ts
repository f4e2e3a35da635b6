import { createHash } from 'node:crypto';
import { fen, formatYuan, parseBusinessDate } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newClientId } from '../../../canteen/src/testing/meal-draft.js';
import { createResident } from '../../../canteen/src/testing/canteen-district.js';
import { PortionMatchService } from '../../../canteen/src/production/portion-match.service.js';
import { readSheets } from '../../../platform/src/table-file/testing/read-sheets.js';
import type { ClaimDto } from '../claim/claim.dto.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';
import { readPdf } from '../testing/read-pdf.js';
import { canonicalJson } from './canonical-json.js';
import { ClaimExportService } from './claim-export.service.js';
import { ExportDesk } from './export-desk.js';
import { ExportErrors } from './export.errors.js';
import { RollUpService } from './roll-up.service.js';

const FORMULA = '=HYPERLINK("http://x","点我")';
const WHY = { purpose: 'subsidy_review', note: '抽查核对' } as const;

describe('exports of a claim', () => {
  let desk: ClaimsDesk;
  let exports: ClaimExportService;
  let rollUps: RollUpService;
  let claim: ClaimDto;

  beforeAll(async () => {
    desk = await openClaimsDesk();
    const { books, home } = desk;
    const { database, owner } = books.test;
    const exportDesk = new ExportDesk();
    exports = new ClaimExportService(database, desk.reader, exportDesk);
    rollUps = new RollUpService(database, exportDesk);
    const elders = await books.elders(home, 3);
    elders.push(await createResident(owner, home, { name: '=1+1', birthDate: '1960-01-01' }));
    elders.push(await createResident(owner, books.district.away, { name: '周友良' }));
    await desk.eat(home, parseBusinessDate('2026-02-03'), elders);
    await desk.eat(home, parseBusinessDate('2026-02-04'), elders.slice(0, 2));
    const opened = await desk.claims.open(home.operator, { month: '2026-02' });
    await desk.step(home.operator, opened, 'submit');
    const { step } = await desk.reader.one(home.townOfficial, opened.claimId);
    await desk.claims.adjust(home.townOfficial, opened.claimId, {
      ...{ clientId: newClientId(), step, provinceFen: 5, cityFen: 0, districtFen: -101, townFen: 0, reason: FORMULA },
    });
    await desk.step(home.townOfficial, opened, 'endorse');
    await desk.step(desk.approver, opened, 'approve');
    claim = await desk.payAll(opened);
  });
  afterAll(() => desk?.close());

  const shares = ({ provinceFen, cityFen, districtFen, townFen, governmentFen }: ClaimDto): string[] =>
    [provinceFen, cityFen, districtFen, townFen, governmentFen].map((amount) => formatYuan(fen(amount)));
  const sheetsOf = async (scope: Scope): ReturnType<typeof readSheets> =>
    readSheets((await exports.masked(scope, claim.claimId, 'xlsx')).bytes);
  const recorded = async (): Promise<number> =>
    (await desk.books.test.owner.query('SELECT FROM reconciliation.name_disclosures')).rowCount ?? -1;

  it('is a workbook whose totals are those of the screen, to the fen, and whose lines add up to them', async () => {
    const sheets = await sheetsOf(desk.home.operator);
    expect(Object.keys(sheets)).toEqual([
      '申报表 Statement',
      '明细 Lines',
      '超期补报 Late meals',
      '份数 Portions',
      '份数差异 Differences',
      '校验 Findings',
      '应付款 Legs',
    ]);
    const statement = sheets['申报表 Statement']?.find(({ cells }) => cells[0]?.text === '合计');
    expect(statement?.cells.slice(5).map(({ text }) => Number(text))).toEqual(shares(claim).map(Number));
    expect(statement?.cells.slice(4).every(({ kind }) => kind === 'number')).toBe(true);
    const [, first] = sheets['申报表 Statement'] ?? [];
    expect(first?.cells.slice(2, 4).map(({ text }) => text)).toEqual(['助餐补贴 district-meal', '60–79 岁']);

    const lines = sheets['明细 Lines'] ?? [];
    const bodies = lines.slice(1, -1);
    expect(bodies).toHaveLength(claim.groups.reduce((sum, { lines: count }) => sum + count, 0));
    expect(new Set(bodies.map(({ cells }) => cells[6]?.text))).toEqual(new Set(['60–79 岁', '80 岁以上', '']));
    const columns = [8, 9, 10, 11, 12];
    // Each cell as fen, by its digits.
    const fenOf = (text: string | undefined): number => Math.round(Number(text ?? 'none') * 100);
    const sums = columns.map((at) => bodies.reduce((sum, { cells }) => sum + fenOf(cells[at]?.text), 0));
    expect(sums).toEqual(shares(claim).map(fenOf));
    expect(columns.map((at) => lines.at(-1)?.cells[at]?.text)).toEqual(
      shares(claim).map((text) => String(Number(text))),
    );

    const legs = sheets['应付款 Legs'] ?? [];
    const amounts = legs.slice(1, -1).map(({ cells }) => fenOf(cells[4]?.text));
    expect(amounts).toEqual(claim.legs.map(({ amountFen }) => amountFen));
    expect(
      legs
        .at(-1)
        ?.cells.slice(4)
        .map(({ text }) => fenOf(text)),
    ).toEqual([claim.governmentFen, claim.governmentFen, 0]);
    const facts = new Map((sheets['申报表 Statement'] ?? []).map(({ cells }) => [cells[0]?.text, cells[1]?.text]));
    expect(facts.get('日结链首 SHA-256')).toContain(claim.approval?.chainHead);
    expect(facts.get('区级核定')).toMatch(/^测试 /);
  });

  it('has the month’s portions, and each difference with its size and owner, equal to the screen', async () => {
    const { owner, database } = desk.books.test;
    const { facilityId, townCode, operator } = desk.home;
    const none = await sheetsOf(desk.approver);
    expect(none['份数 Portions']?.at(-1)?.cells[0]?.text).toBe('没有生产登记');
    // The days are closed: entries come after their time.
    await owner.query('SET session_replication_role = replica');
    const entries = [
      ...[
        { slot: 'lunch', kind: 'cooked', portions: 8 },
        { slot: 'lunch', kind: 'staff', portions: 1 },
      ],
      ...[
        { slot: 'lunch', kind: 'kept', portions: 7 },
        { slot: 'dinner', kind: 'cooked', portions: 2 },
      ],
    ];
    for (const { slot, kind, portions } of entries) {
      await owner.query(
        `INSERT INTO canteen.production_entries (district_code, town_code, facility_id, business_date, slot, kind, portions, client_id, body_hash, account_id)
         VALUES ($1, $2, $3, '2026-02-03', $4, $5, $6, uuidv7(), sha256(''), $7)`,
        [operator.districtCode, townCode, facilityId, slot, kind, portions, operator.accountId],
      );
    }
    await owner.query('RESET session_replication_role');
    const screen = await new PortionMatchService(database).month(desk.home.townOfficial, {
      month: '2026-02',
      facilityId,
    });
    const [found] = screen.items;
    // Cooked 8, kept 7; of those 7 one was the staff's and five were eaten; two dinners nobody ate.
    expect(found).toMatchObject({ cooked: 10, kept: 9, served: 7, staff: 1, kitchen: 4, transport: 0, point: 0 });
    const sheets = await sheetsOf(desk.home.townOfficial);
    const texts = (name: string): string[][] => (sheets[name] ?? []).map(({ cells }) => cells.map(({ text }) => text));
    const flow = [
      'cooked',
      'dispatched',
      'kept',
      'received',
      'served',
      'returned',
      'waste',
      'staff',
      'samples',
    ] as const;
    const totals = [...flow, 'kitchen', 'transport', 'point'] as const;
    expect(texts('份数 Portions').at(-1)).toEqual(['合计', ...totals.map((name) => String(found?.[name]))]);
    expect(
      texts('份数 Portions')
        .slice(1, -1)
        .map(([day]) => day),
    ).toEqual(['2026-02-03', '2026-02-04 未登记']);
    expect(texts('份数差异 Differences').slice(1)).toEqual([
      ['2026-02-03', '午餐', '烹制 = 发出 + 留用', '厨房', '1', '0'],
      ['2026-02-03', '午餐', '收到 + 留用 = 各去向', '厨房', '1', '0'],
      ['2026-02-03', '晚餐', '收到 + 留用 = 各去向', '厨房', '2', '0'],
      ['合计', '', '', '', '4', '0'],
    ]);
    const paper = readPdf((await exports.masked(desk.approver, claim.claimId, 'pdf')).bytes);
    expect(JSON.stringify(paper)).toContain('份数差异');
  });

  it('has what the checks found, with what is at stake and the last word on it', async () => {
    const { owner } = desk.books.test;
    await owner.query(
      `WITH f AS (INSERT INTO reconciliation.findings (facility_id, district_code, town_code, month, code, severity, evidence_key,
           evidence_hash, stake_fen, facts, asks, late)
         SELECT facility_id, district_code, town_code, month, 'Q01', 'block', 'k', sha256('k'), 905, '{}', false, false
         FROM reconciliation.claims WHERE id = $1 RETURNING *)
       INSERT INTO reconciliation.finding_meals (finding_id, meal_id, business_date, facility_id, district_code, town_code, stake_fen, meal_facility_id)
       SELECT f.id, l.meal_id, l.business_date, f.facility_id, f.district_code, f.town_code, 905, f.facility_id FROM f,
         (SELECT * FROM reconciliation.claim_lines WHERE kind = 'meal' ORDER BY id LIMIT 1) l`,
      [claim.claimId],
    );
    const rows = ((await sheetsOf(desk.approver))['校验 Findings'] ?? []).map(({ cells }) =>
      cells.map(({ text }) => text),
    );
    expect(rows.slice(1)).toEqual([
      ['Q01', '同一餐次第二份补贴', '须处理', '未处理', '2026-02-03', '1', '9.05'],
      ['', '合计 1 项', '', '', '', '', '9.05'],
    ]);
  });

  it('keeps texts that look like formulas as texts', async () => {
    const lines = (await sheetsOf(desk.approver))['明细 Lines'] ?? [];
    const reason = lines.flatMap(({ cells }) => cells).find(({ text }) => text.startsWith('=HYPERLINK'));
    expect(reason).toEqual({ text: FORMULA, kind: 'text' });
  });

  it('is a PDF with the same totals, page numbers, the people and the head of the chain', async () => {
    const { bytes } = await exports.masked(desk.approver, claim.claimId, 'pdf');
    const pages = readPdf(bytes);
    const all = pages.flat();
    for (const text of shares(claim)) expect(all.filter((one) => one === text).length).toBeGreaterThanOrEqual(2);
    pages.forEach((page, at) => expect(page).toContain(`第 ${at + 1} 页 共 ${pages.length} 页`));
    expect(all.join('')).toContain(claim.approval?.chainHead);
    expect(all.join('')).toContain(claim.legs[0]?.code);
    expect(all).toContain('王*香');
    expect(all.join('')).not.toContain('王桂香');
    // The fonts have some ten megabytes each; only what is used is in the file.
    expect(bytes.length).toBeLessThan(200_000);
  });

  it('is a JSON of the claim as the screen has it, with every line and the hash of its canonical body', async () => {
    const { bytes } = await exports.masked(desk.approver, claim.claimId, 'json');
    const { body, sha256 } = JSON.parse(bytes.toString()) as { body: Record<string, unknown>; sha256: string };
    expect(body['claim']).toEqual(JSON.parse(JSON.stringify(await desk.reader.one(desk.approver, claim.claimId))));
    const { items } = await desk.reader.lines(desk.approver, claim.claimId, { limit: 500 });
    expect(body['lines']).toEqual(JSON.parse(JSON.stringify(items)));
    expect(createHash('sha256').update(canonicalJson(body)).digest('hex')).toBe(sha256);
    expect(bytes.toString()).toContain(`{"body":${canonicalJson(body)},`);
  });

  it('masks names, and shows them for a purpose to officials only, which is recorded and audited', async () => {
    const names = async (made: Promise<{ bytes: Buffer }>): Promise<(string | undefined)[]> =>
      ((await readSheets((await made).bytes))['明细 Lines'] ?? []).slice(1, -1).map(({ cells }) => cells[3]?.text);
    const hidden = await names(exports.masked(desk.approver, claim.claimId, 'xlsx'));
    expect(new Set(hidden)).toEqual(new Set(['王*香', '=**1', '周*良', '']));
    expect(await recorded()).toBe(0);
    const asked = { format: 'xlsx', ...WHY } as const;
    const shown = await names(exports.named(desk.approver, claim.claimId, asked));
    expect(new Set(shown)).toEqual(new Set(['王桂香', '=1+1', '周友良', '']));
    // A town sees the names of its own people and no others.
    const ofTown = await names(exports.named(desk.home.townOfficial, claim.claimId, asked));
    expect(new Set(ofTown)).toEqual(new Set(['王桂香', '=1+1', '＊', '']));
    const { rows } = await desk.books.test.owner.query(
      `SELECT l.account_id, l.after ->> 'claim_id' AS claim, l.after ->> 'purpose' AS purpose, l.after ->> 'note' AS note
       FROM platform.audit_log l WHERE l.subject = 'reconciliation.name_disclosures' ORDER BY l.id`,
    );
    const row = { claim: claim.claimId, purpose: 'subsidy_review', note: null };
    expect(rows).toEqual([
      { account_id: desk.approver.accountId, ...row },
      { account_id: desk.home.townOfficial.accountId, ...row },
    ]);
    for (const role of ['operator', 'auditor'] as const) {
      const scope = role === 'operator' ? desk.home.operator : { ...desk.approver, role };
      await expect(exports.named(scope, claim.claimId, asked)).rejects.toThrow(/row-level security/);
    }
    expect(await recorded()).toBe(2);
  });

  it('is not there for another town, whatever is asked', async () => {
    const { townOfficial, operator } = desk.books.district.away;
    for (const scope of [townOfficial, operator]) {
      const refused = { code: 'CLAIM.NOT_FOUND' };
      await expect(exports.masked(scope, claim.claimId, 'pdf')).rejects.toMatchObject(refused);
    }
    const asked = { format: 'json', ...WHY } as const;
    await expect(exports.named(townOfficial, claim.claimId, asked)).rejects.toMatchObject({ code: 'CLAIM.NOT_FOUND' });
  });

  it('stops after ten with names in an hour, however many are asked at once', async () => {
    const asked = { format: 'json', ...WHY } as const;
    const before = await recorded();
    const ask = (count: number) =>
      Promise.allSettled(Array.from({ length: count }, () => exports.named(desk.payer, claim.claimId, asked)));
    // Whom the desk sends away has taken nothing, and nothing is counted.
    const crowd = await ask(12);
    expect(crowd.filter((one) => one.status === 'rejected')).toMatchObject([
      { reason: { code: ExportErrors.BUSY.code } },
      { reason: { code: ExportErrors.BUSY.code } },
      { reason: { code: ExportErrors.BUSY.code } },
    ]);
    expect((await recorded()) - before).toBe(9);
    const outcomes = await ask(5);
    expect((await recorded()) - before).toBe(10);
    const codes = outcomes.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'made'));
    expect(codes.filter((code) => code === ExportErrors.TOO_MANY_DISCLOSURES.code)).toHaveLength(4);
  });

  it('is rolled up by town and facility, with the sums of the claims', async () => {
    const { towns, total } = await rollUps.rollUp(desk.approver, '2026-02');
    expect(towns.map(({ townName, facilities }) => [townName, facilities.map(({ state }) => state)])).toEqual([
      ['第1镇', ['disbursed']],
      ['第2镇', [null]],
    ]);
    const { claimedFen, disallowedFen, adjustedFen, governmentFen: approvedFen } = claim.approval!;
    expect(total).toEqual({
      ...{ meals: claim.versions.at(-1)?.meals, claimedFen, disallowedFen, adjustedFen },
      ...{
        provinceFen: claim.provinceFen,
        cityFen: claim.cityFen,
        districtFen: claim.districtFen,
        townFen: claim.townFen,
      },
      ...{ approvedFen, paidFen: approvedFen, settledOtherwiseFen: 0, outstandingFen: 0 },
    });
    expect(claimedFen - disallowedFen + adjustedFen).toBe(approvedFen);
    const { bytes } = await rollUps.file(desk.approver, '2026-02', 'xlsx');
    const last = (await readSheets(bytes))['汇总 Roll-up']?.find(({ cells }) => cells[0]?.text === '合计');
    expect(last?.cells.slice(4).map(({ text }) => Math.round(Number(text) * 100))).toEqual([
      ...[claimedFen, disallowedFen, adjustedFen, claim.provinceFen, claim.cityFen, claim.districtFen, claim.townFen],
      ...[approvedFen, approvedFen, 0, 0],
    ]);
    const { towns: own } = await rollUps.rollUp(desk.books.district.away.townOfficial, '2026-02');
    expect(own.map(({ townName }) => townName)).toEqual(['第2镇']);
    // A canteen that closed before the month and has a claim in it is one of its rows, as in the inbox.
    await desk.books.test.owner.query(`UPDATE meal_point.facilities SET closed_on = '2026-01-31' WHERE id = $1`, [
      desk.home.facilityId,
    ]);
    expect((await rollUps.rollUp(desk.approver, '2026-02')).total).toEqual(total);
  });
});

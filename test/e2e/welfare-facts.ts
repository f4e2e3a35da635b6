import type { Client } from 'pg';
import type { ArrangedTown } from '../support/small-district.js';

/** Rows of a town's welfare that a request may name. */
export interface WelfareFacts {
  /** Of its first resident, noted at its kitchen, with a note beside. */
  readonly caseId: string;
  /** Of its official, in three weeks. */
  readonly dutyId: string;
  /** Its official. */
  readonly officerId: string;
}

/** Stores them as the owner of the database, as the system and people did. */
export async function storeWelfareFacts(owner: Client, town: ArrangedTown): Promise<WelfareFacts> {
  const idOf = async (sql: string, values: readonly unknown[]): Promise<string> =>
    (await owner.query<{ id: string }>(sql, [...values])).rows[0]?.id ?? '';
  const officerId = await idOf('SELECT id FROM identity.accounts WHERE login = $1', [town.logins.town_official]);
  const operatorId = await idOf('SELECT id FROM identity.accounts WHERE login = $1', [town.logins.operator]);
  const act = (role: string, accountId: string): Promise<unknown> =>
    owner.query(
      `SELECT set_config('app.role', $1, false), set_config('app.account_id', $2, false), set_config('app.district', $3, false),
         set_config('app.town', $4, false), set_config('app.facility', $5, false)`,
      role === '' ? ['', '', '', '', ''] : [role, accountId, town.districtCode, town.code, town.facilityId],
    );
  await act('operator', operatorId);
  const caseId = await idOf(`SELECT welfare.note_condition($1, uuidv7(), '${town.name}气色不好') AS id`, [
    town.residents[0].id,
  ]);
  await owner.query(`SELECT welfare.act($1, 2, 'noted', '${town.name}又去看了', NULL)`, [caseId]);
  await act('', '');
  const dutyId = await idOf(
    `INSERT INTO welfare.duties (district_code, town_code, officer_id, account_id, starts_at, ends_at, phone)
     VALUES ($1, $2, $3, $3, now() + interval '21 days', now() + interval '22 days', '0574 88990011') RETURNING id`,
    [town.districtCode, town.code, officerId],
  );
  return { caseId, dutyId, officerId };
}

/** What requests about welfare call by these names. */
export function welfareValues({ caseId, dutyId, officerId }: WelfareFacts): Readonly<Record<string, unknown>> {
  const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
  return {
    ...{
      caseId,
      dutyId,
      officerId,
      beginsAt: inDays(40),
      finishesAt: inDays(41),
      dutyPhone: '0574 88990022',
      kitchenPhone: '0574 88990033',
    },
    ...{ contactMinutes: 15, officerMinutes: 30, escalationMinutes: 60, holdMinutes: 30 },
  };
}

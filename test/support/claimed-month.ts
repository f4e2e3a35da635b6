import { addDays, businessDateAt, monthOf, monthStartOf } from '@nuancan/kernel';
import { ApiClient, type ApiAnswer } from './api-client.js';
import { eventually } from './eventually.js';
import { mealDraft, newClientId } from './meal-draft.js';
import { PASSWORD, type ArrangedTown } from './small-district.js';
import type { TestDatabase } from './test-database.js';

/** The last day of the month that is over: what is eaten and closed then can be claimed. */
export const LAST_DAY = addDays(monthStartOf(businessDateAt(new Date())), -1);
export const LAST_MONTH = monthOf(LAST_DAY);

/**
 * Three elders eat on the last day of last month, government carries 9.00 of each, and the day is closed. `offline`: the till had
 * no network; otherwise the checks ask why the meals were recorded so late.
 */
export async function eatAndClose(origin: string, town: ArrangedTown, offline = false): Promise<void> {
  const operator = await ApiClient.as(origin, town.logins.operator, PASSWORD);
  for (const person of town.residents) {
    const when = { offline, businessDate: LAST_DAY, servedAt: `${LAST_DAY}T11:00:00+08:00` };
    answered(await operator.post('/v1/meals', { deviceId: newClientId(), ...mealDraft(town, person, when) }));
  }
  const official = await ApiClient.as(origin, town.logins.town_official, PASSWORD);
  const close = { facilityId: town.facilityId, overrideReason: '平板损坏' };
  answered(await official.post(`/v1/days/${LAST_DAY}/close`, close));
}

/** The operator submits last month. @returns the claim */
export async function claimByOperator(origin: string, town: ArrangedTown): Promise<string> {
  const operator = await ApiClient.as(origin, town.logins.operator, PASSWORD);
  const opened = answered(await operator.post('/v1/claims', { month: LAST_MONTH }));
  const { claimId, step } = opened.body as { claimId: string; step: number };
  answered(await operator.post(`/v1/claims/${claimId}/steps`, { action: 'submit', step }));
  return claimId;
}

/** Waits for the checks that every submission asks for; a worker must be running. */
export async function untilChecked({ owner }: TestDatabase, town: ArrangedTown): Promise<void> {
  await eventually(async () => {
    const { rows } = await owner.query<{ checked: boolean | null }>(
      `SELECT (SELECT max(submitted_at) FROM reconciliation.claim_versions WHERE facility_id = $1)
         <= (SELECT max(asked_at) FROM reconciliation.check_runs WHERE facility_id = $1 AND state = 'done') AS checked`,
      [town.facilityId],
    );
    if (rows[0]?.checked !== true) throw new Error('the checks have not run');
  });
}

/** A second official of the same role and place, with the same password. @returns the login */
export async function secondOfficial({ owner }: TestDatabase, login: string): Promise<string> {
  const second = `${login}-2`;
  await owner.query(
    `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code)
     SELECT $2, display_name || '二', password_hash, role, district_code, town_code FROM identity.accounts WHERE login = $1`,
    [login, second],
  );
  return second;
}

function answered(answer: ApiAnswer): ApiAnswer {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer;
}

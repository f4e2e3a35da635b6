import type { Client } from 'pg';
import { grantValues, storeGrantFacts, type GrantFacts } from './grant-facts.js';
import type { ArrangedTown } from '../support/small-district.js';

/** Rows of a town's inspections, complaints and grants that a request may name. */
export interface OversightFacts extends GrantFacts {
  /** Planned for today, of one item. */
  readonly inspectionId: string;
  /** Of another inspection: raised, answered and sent back with a photo. */
  readonly inspectionFindingId: string;
  /** Taken, stated and handled; its complainant has the town's name. */
  readonly complaintId: string;
}

/** Stores two inspections and a complaint about the town's canteen, as the owner of the database. */
export async function storeOversightFacts(owner: Client, town: ArrangedTown): Promise<OversightFacts> {
  const idOf = async (sql: string, values: readonly unknown[]): Promise<string> =>
    (await owner.query<{ id: string }>(`${sql} RETURNING id`, [...values])).rows[0]?.id ?? '';
  const place = [town.districtCode, town.code, town.facilityId];
  const account = (role: 'operator' | 'town_official'): string =>
    `(SELECT id FROM identity.accounts WHERE login = '${town.logins[role]}')`;
  const official = account('town_official');
  const plan = (): Promise<string> =>
    idOf(
      `INSERT INTO oversight.inspections (district_code, town_code, facility_id, kinds, items, item_kinds, planned_on, announced, client_id,
         body_hash, account_id)
       VALUES ($1, $2, $3, '{samples}', '{留样}', '{samples}', current_date, true, uuidv7(), sha256(''), ${official})`,
      place,
    );
  const inspectionId = await plan();
  const held = await plan();
  await owner.query(
    `INSERT INTO oversight.inspection_ends (inspection_id, district_code, town_code, facility_id, item_count, kind, ended_on, outcome, results,
       remarks, account_id)
     VALUES ($4, $1, $2, $3, 1, 'held', platform.business_date(now()), 'failed', '{not_ok}', '{NULL}', ${official})`,
    [...place, held],
  );
  const inspectionFindingId = await idOf(
    `INSERT INTO oversight.inspection_findings (inspection_id, district_code, town_code, facility_id, item_no, severity, raised_by, due_on)
     VALUES ($4, $1, $2, $3, 1, 'major', ${official}, platform.business_date(now()) + 7)`,
    [...place, held],
  );
  const steps = [
    ['raised', 'town_official', 'platform.business_date(now()) + 7'],
    ['answered', 'operator', 'NULL'],
    ['reopened', 'town_official', 'platform.business_date(now()) + 9'],
  ] as const;
  for (const [at, [action, role, dueOn]] of steps.entries()) {
    await owner.query(
      `INSERT INTO oversight.finding_steps (finding_id, step, district_code, town_code, facility_id, raised_by, cost_fen, action, text, due_on,
         role, account_id)
       VALUES ($4, $5, $1, $2, $3, ${official}, 0, '${action}', '留样不足', ${dueOn}, '${role}', ${account(role)})`,
      [...place, inspectionFindingId, at + 1],
    );
  }
  await owner.query(
    `INSERT INTO oversight.finding_photos (finding_id, step, district_code, town_code, facility_id, media_type, content, account_id)
     VALUES ($4, 3, $1, $2, $3, 'image/png', '\\x89504e470d0a1a0a', ${official})`,
    [...place, inspectionFindingId],
  );
  const complaintId = await storeComplaint(owner, town);
  return { inspectionId, inspectionFindingId, complaintId, ...(await storeGrantFacts(owner, town)) };
}

async function storeComplaint(owner: Client, town: ArrangedTown): Promise<string> {
  const place = [town.districtCode, town.code, town.facilityId];
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO oversight.complaints (district_code, town_code, facility_id, category, channel, received_on, text, role, client_id, body_hash,
       account_id)
     SELECT $1, $2, $3, 'service', 'phone', platform.business_date(now()), '等得太久', 'town_official', uuidv7(), sha256(''), id
     FROM identity.accounts WHERE login = $4 RETURNING id`,
    [...place, town.logins.town_official],
  );
  const id = rows[0]?.id ?? '';
  await owner.query(
    `INSERT INTO oversight.complainants (complaint_id, district_code, town_code, facility_id, name) VALUES ($4, $1, $2, $3, $5)`,
    [...place, id, `${town.name}投诉人`],
  );
  for (const [at, action] of ['taken', 'stated', 'handled'].entries()) {
    const login = action === 'stated' ? town.logins.operator : town.logins.town_official;
    await owner.query(
      `INSERT INTO oversight.complaint_steps (complaint_id, step, district_code, town_code, facility_id, action, text, role, account_id)
       SELECT $4, $5, $1, $2, $3, $6, '了解情况', role, id FROM identity.accounts WHERE login = $7`,
      [...place, id, at + 1, action, login],
    );
  }
  return id;
}

/** What requests about them name. */
export function oversightValues(
  target: OversightFacts & { readonly today: string },
): Readonly<Record<string, unknown>> {
  const { inspectionId, inspectionFindingId, complaintId, today } = target;
  return {
    ...{ inspectionId, inspectionFindingId, complaintId },
    ...{ checkKind: 'samples', complaintCategory: 'other', result: 'not_ok' },
    ...grantValues(target),
    ...{ plannedOn: today, heldOn: today, dueOn: today, fromMonth: '2026-01', toMonth: '2026-01' },
  };
}

const STEP_ONLY = { dueOn: undefined, outcome: undefined, satisfaction: undefined, aboutAccountId: undefined };

/** Without what other steps and other complaints have; of grants the rule that there is. */
export function oversightBody(path: string): object {
  if (/^\/v1\/grant-(rules|runs)$/.test(path)) return { code: 'by-grade' };
  if (path === '/v1/messages/preferences') {
    return { email: 'kitchen@example.cn', phone: '13800000000', quietHours: { from: '22:00', until: '07:00' } };
  }
  return /^\/v1\/(complaints|inspection-findings)/.test(path) ? STEP_ONLY : {};
}

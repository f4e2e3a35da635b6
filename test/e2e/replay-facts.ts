import type { Client } from 'pg';
import type { ArrangedTown } from '../support/small-district.js';

/** A replay of a town's facility that a request aims at. */
export interface ReplayFacts {
  readonly replayId: string;
}

/** Stores one that is done and found nothing. */
export async function storeReplayFacts(owner: Client, town: ArrangedTown): Promise<ReplayFacts> {
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO canteen.replays (district_code, town_code, facility_id, purpose, first_month, last_month, versions, keep_others, knowledge,
       client_id, asked_by)
     SELECT $1, $2, $3, 'forecast', '2026-01-01', '2026-01-01', '[]', true, 'then', uuidv7(), id FROM identity.accounts WHERE login = $4
     RETURNING id`,
    [town.districtCode, town.code, town.facilityId, town.logins.town_official],
  );
  const replayId = rows[0]?.id ?? '';
  await owner.query(
    `INSERT INTO canteen.replay_results (replay_id, district_code, town_code, state, meals, changed, sums) VALUES ($1, $2, $3, 'done', 0, 0, $4)`,
    [replayId, town.districtCode, town.code, JSON.stringify({ funders: [], days: [] })],
  );
  return { replayId };
}

import type { Tx } from '@nuancan/platform';
import type { CrewMember, RunRecord } from './run-record.js';

const ELSEWHERE = `SELECT t.volunteer_id AS "volunteerId", t.leaves_at AS "leavesAt", t.ends_at AS "endsAt" FROM delivery.routes t
  JOIN delivery.runs r ON r.id = t.run_id WHERE t.run_id <> $1 AND r.business_date = $2 AND t.published AND t.withdrawn_at IS NULL
    AND t.volunteer_id = ANY ($3::uuid[]) ORDER BY t.leaves_at, t.id`;

interface Elsewhere {
  readonly volunteerId: string;
  readonly leavesAt: Date;
  readonly endsAt: Date;
}

/**
 * The run with whoever comes free only while no other run sends them out: nobody is sent out by two kitchens at once, and a repair that
 * would do so is refused as it is stored, however often it is searched for.
 */
export async function freeOfOthers(tx: Tx, record: RunRecord): Promise<RunRecord> {
  const { runId, businessDate } = record.run;
  const ids = record.crew.filter(({ comes }) => comes).map(({ volunteerId }) => volunteerId);
  const elsewhere = await tx.query<Elsewhere[]>(ELSEWHERE, [runId, businessDate, ids]);
  if (elsewhere.length === 0) return record;
  const crew = record.crew.map((member) =>
    elsewhere
      .filter(({ volunteerId }) => volunteerId === member.volunteerId)
      .reduce((free, other) => besides(free, other, record), member),
  );
  return { ...record, crew };
}

/** On the side of the other route on which they carry already, else on that with more time. */
function besides(member: CrewMember, { leavesAt, endsAt }: Elsewhere, { run, routes }: RunRecord): CrewMember {
  const own = routes.find(({ volunteerId }) => volunteerId === member.volunteerId);
  const before = Number(leavesAt) - Math.max(Number(member.from), Number(run.leavesAt));
  const after = Number(member.to) - Math.max(Number(endsAt), Number(run.leavesAt));
  const isAfter = own === undefined ? after > before : own.leavesAt >= endsAt;
  if (isAfter) return { ...member, from: endsAt > member.from ? endsAt : member.from };
  return { ...member, to: leavesAt < member.to ? leavesAt : member.to };
}

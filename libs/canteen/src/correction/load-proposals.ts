import type { Tx } from '@nuancan/platform';
import type { CorrectionProposalDto, ProposalState } from './correction-proposal.dto.js';

const COLUMNS = `p.id, p.kind, p.reason, coalesce(d.decision, 'waiting') AS state, p.town_code AS "townCode",
  p.facility_id AS "facilityId", f.name AS "facilityName", p.meals, p.amount_fen AS "amountFen", p.proposed_by AS "proposedBy",
  p.proposed_at AS "proposedAt", d.decided_by AS "decidedBy", d.decided_at AS "decidedAt", d.reason AS "decisionReason",
  (SELECT coalesce(json_agg(json_build_object('mealId', x -> 'mealId', 'businessDate', x -> 'businessDate', 'kind', x -> 'kind',
      'governmentFen', x #> '{amounts,government_fen}', 'elderPaidFen', x #> '{amounts,elder_paid_fen}',
      'donationFen', x #> '{amounts,donation_fen}', 'unfundedFen', x #> '{amounts,unfunded_fen}')
      ORDER BY x ->> 'businessDate', x ->> 'mealId'), '[]') FROM jsonb_array_elements(p.body -> 'items') x) AS items`;
const SELECT = `SELECT ${COLUMNS} FROM canteen.correction_proposals p
  LEFT JOIN canteen.correction_decisions d ON d.proposal_id = p.id LEFT JOIN meal_point.facilities f ON f.id = p.facility_id`;

/** A proposal in scope by the client's id of the request; null when nothing waited. */
export async function proposalOfClient(tx: Tx, clientId: string): Promise<CorrectionProposalDto | null> {
  const [proposal] = await tx.query<CorrectionProposalDto[]>(`${SELECT} WHERE p.client_id = $1`, [clientId]);
  return proposal ?? null;
}

/** A proposal in scope; null: none of that id. */
export async function proposalOfId(tx: Tx, id: string): Promise<CorrectionProposalDto | null> {
  const [proposal] = await tx.query<CorrectionProposalDto[]>(`${SELECT} WHERE p.id = $1`, [id]);
  return proposal ?? null;
}

/** Proposals in scope, newest first. */
export async function proposalsInScope(
  tx: Tx,
  {
    state,
    before,
    limit,
  }: { readonly state: ProposalState | null; readonly before: string | null; readonly limit: number },
): Promise<CorrectionProposalDto[]> {
  return tx.query<CorrectionProposalDto[]>(
    `${SELECT} WHERE ($1::text IS NULL OR coalesce(d.decision, 'waiting') = $1) AND ($2::uuid IS NULL OR p.id < $2)
     ORDER BY p.id DESC LIMIT $3`,
    [state, before, limit],
  );
}

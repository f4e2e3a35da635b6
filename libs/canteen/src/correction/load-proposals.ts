import type { Tx } from '@nuancan/platform';
import { maskName } from '@nuancan/registry';
import type { CorrectionProposalDto, ProposalState } from './correction-proposal.dto.js';

/** One meal by its key; the limit keeps the planner from joining all meals there are. */
const EATEN = `SELECT m.served_at, CASE WHEN m.resident_id IS NOT NULL THEN coalesce(r.name, '＊') END AS name
  FROM canteen.meals m LEFT JOIN registry.residents r ON r.id = m.resident_id
  WHERE m.id = (x ->> 'mealId')::uuid AND m.business_date = (x ->> 'businessDate')::date LIMIT 1`;
const COLUMNS = `p.id, p.kind, p.reason, coalesce(d.decision, 'waiting') AS state, p.town_code AS "townCode",
  p.facility_id AS "facilityId", f.name AS "facilityName", p.meals, p.amount_fen AS "amountFen", p.proposed_by AS "proposedBy",
  identity.name_of(p.proposed_by) AS "proposedByName", identity.name_of(d.decided_by) AS "decidedByName",
  p.proposed_at AS "proposedAt", d.decided_by AS "decidedBy", d.decided_at AS "decidedAt", d.reason AS "decisionReason",
  (SELECT coalesce(json_agg(json_build_object('mealId', x -> 'mealId', 'businessDate', x -> 'businessDate', 'kind', x -> 'kind',
      'servedAt', e.served_at, 'residentName', e.name, 'governmentFen', x #> '{amounts,government_fen}', 'elderPaidFen', x #> '{amounts,elder_paid_fen}',
      'donationFen', x #> '{amounts,donation_fen}', 'unfundedFen', x #> '{amounts,unfunded_fen}')
      ORDER BY x ->> 'businessDate', x ->> 'mealId'), '[]')
    FROM jsonb_array_elements(p.body -> 'items') x LEFT JOIN LATERAL (${EATEN}) e ON true) AS items`;
const SELECT = `SELECT ${COLUMNS} FROM canteen.correction_proposals p
  LEFT JOIN canteen.correction_decisions d ON d.proposal_id = p.id LEFT JOIN meal_point.facilities f ON f.id = p.facility_id`;

/** A proposal in scope by the client's id of the request; null when nothing waited. */
export async function proposalOfClient(tx: Tx, clientId: string): Promise<CorrectionProposalDto | null> {
  const [proposal] = await tx.query<CorrectionProposalDto[]>(`${SELECT} WHERE p.client_id = $1`, [clientId]);
  return proposal ? masked(proposal) : null;
}

/** A proposal in scope; null: none of that id. */
export async function proposalOfId(tx: Tx, id: string): Promise<CorrectionProposalDto | null> {
  const [proposal] = await tx.query<CorrectionProposalDto[]>(`${SELECT} WHERE p.id = $1`, [id]);
  return proposal ? masked(proposal) : null;
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
  const proposals = await tx.query<CorrectionProposalDto[]>(
    `${SELECT} WHERE ($1::text IS NULL OR coalesce(d.decision, 'waiting') = $1) AND ($2::uuid IS NULL OR p.id < $2)
     ORDER BY p.id DESC LIMIT $3`,
    [state, before, limit],
  );
  return proposals.map(masked);
}

function masked(proposal: CorrectionProposalDto): CorrectionProposalDto {
  const items = proposal.items.map((item) => ({
    ...item,
    residentName: item.residentName && maskName(item.residentName),
  }));
  return { ...proposal, items };
}

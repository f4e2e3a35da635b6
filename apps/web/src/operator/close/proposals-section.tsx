import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import type { components } from '../../api/schema.js';
import { request } from '../../api/request.js';
import { Money } from '../../shared/money.js';
import { StateTag } from '../../shared/state-tag.js';
import { useFetched } from '../use-fetched.js';

type Proposal = components['schemas']['CorrectionProposalDto'];
type ProposalList = components['schemas']['ProposalListDto'];

const SHOWN = 20;
const TONES = { waiting: 'warn', approved: 'good', rejected: 'danger' } as const;

/** What became of corrections too large for one person, the newest first; nothing where there were none. */
export function ProposalsSection({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation();
  const ask = useCallback(
    (signal: AbortSignal) => request<ProposalList>(`/v1/correction-proposals?limit=${SHOWN}`, { signal }),
    [],
  );
  const { data } = useFetched(ask, onExpired);
  if (!data || data.items.length === 0) return null;
  return (
    <section className="close-section">
      <h2>{t('dayClose.proposals')}</h2>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('dayClose.proposals')}>
        <table className="day-table">
          <thead>
            <tr>
              <th>{t('dayClose.proposedAt')}</th>
              <th>{t('dayClose.proposalReason')}</th>
              <th className="number">{t('dayClose.proposalMeals')}</th>
              <th className="number">{t('dayClose.proposalAmount')}</th>
              <th>{t('dayClose.proposalState')}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((proposal) => (
              <ProposalRow key={proposal.id} proposal={proposal} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function ProposalRow({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const { state, decidedAt, decidedByName, decisionReason } = proposal;
  const decided = [decidedByName, decidedAt && moment(decidedAt), decisionReason].filter(Boolean).join(' · ');
  return (
    <tr>
      <td>{moment(proposal.proposedAt)}</td>
      <td>{proposal.reason}</td>
      <td className="number">{proposal.meals}</td>
      <td className="number">
        <Money amountFen={proposal.amountFen} />
      </td>
      <td>
        <StateTag tone={TONES[state]}>{t(`dayClose.proposalStateOf.${state}`)}</StateTag>
        {decided !== '' && <p>{decided}</p>}
      </td>
    </tr>
  );
}

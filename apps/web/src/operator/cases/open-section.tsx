import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import { request } from '../../api/request.js';
import { useBoard } from '../../official/welfare/use-board.js';
import { LONGEST_WORDS, type CaseDetail, type WelfareCase } from '../../official/welfare/welfare-contract.js';
import { EmptyState } from '../../shared/empty-state.js';
import { FormKey } from '../../shared/form-key.js';
import { StateTag } from '../../shared/state-tag.js';
import { OversightSection } from '../oversight/oversight-section.js';

/** Open cases, at once when one is opened. */
export function OpenSection() {
  const { t } = useTranslation();
  const query = useBoard('');
  return (
    <OversightSection title={t('kitchenCases.open')} query={query}>
      {({ board }) =>
        board.items.length === 0 ? (
          <EmptyState title={t('kitchenCases.none')}>
            <p>{t('kitchenCases.noneText')}</p>
          </EmptyState>
        ) : (
          <ul className="oversight-cards">
            {board.items.map((one) => (
              <CaseCard key={one.id} one={one} />
            ))}
          </ul>
        )
      }
    </OversightSection>
  );
}

function CaseCard({ one }: { one: WelfareCase }) {
  const { t } = useTranslation();
  const name = one.residentName ?? t('kitchenCases.someone');
  const { officerName, absentSince } = one;
  const since = [
    one.villageName,
    absentSince === null ? null : t('kitchenCases.absentSince', { day: absentSince }),
    t('kitchenCases.since', { time: moment(one.openedAt) }),
  ];
  return (
    <li className="oversight-card">
      <h3>
        {name}{' '}
        <StateTag tone={one.kind === 'no_answer' ? 'danger' : 'warn'}>{t(`kitchenCases.kindOf.${one.kind}`)}</StateTag>
      </h3>
      <p>{since.filter((part) => part !== null).join(' · ')}</p>
      <p>
        {one.state === 'acknowledged'
          ? t('kitchenCases.stateOf.acknowledged', { name: one.holderName ?? '—' })
          : t('kitchenCases.stateOf.open')}
        {' · '}
        {officerName === null ? t('kitchenCases.nobodyOnDuty') : t('kitchenCases.onDuty', { name: officerName })}
      </p>
      <Words one={one} />
      <FormKey
        main
        label={t('kitchenCases.addOf', { name })}
        refresh={['welfare']}
        form={{
          ...{ title: t('kitchenCases.addOf', { name }), note: t('kitchenCases.addNote'), method: 'POST' },
          fields: [{ kind: 'text', name: 'words', label: t('kitchenCases.words'), longest: LONGEST_WORDS }],
          path: `/v1/welfare-cases/${one.id}/steps`,
          body: (values) => ({ ...values, action: 'noted', step: one.step }),
        }}
      />
    </li>
  );
}

/** What was seen at the door, and what the kitchen has added. */
function Words({ one }: { one: WelfareCase }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['welfare', 'case', one.id, one.step],
    queryFn: ({ signal }) => request<CaseDetail>(`/v1/welfare-cases/${one.id}`, { signal }),
    placeholderData: (before) => before,
  });
  const said = data?.steps.filter(({ words }) => words !== null) ?? [];
  if (said.length === 0) return null;
  return (
    <ul aria-label={t('kitchenCases.said')}>
      {said.map(({ step, words, accountName, at }) => (
        <li key={step}>
          {words}{' '}
          <small>{t('kitchenCases.by', { name: accountName ?? t('kitchenCases.atDoor'), time: moment(at) })}</small>
        </li>
      ))}
    </ul>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { FindingCard } from '../../oversight/finding-card.js';
import type { InspectionFindingList } from '../../oversight/oversight-contract.js';
import { AnswerKey } from './answer-key.js';
import { OversightSection } from './oversight-section.js';

/** What has to be put right, with its deadline. */
export function FindingsSection() {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const query = useQuery({
    queryKey: ['oversight', 'findings', all],
    queryFn: ({ signal }) =>
      request<InspectionFindingList>(`/v1/inspection-findings?show=${all ? 'all' : 'open'}`, { signal }),
    placeholderData: (before) => before,
  });
  return (
    <OversightSection
      title={t('oversight.findings')}
      query={query}
      keys={
        <label>
          <input type="checkbox" checked={all} onChange={({ target }) => setAll(target.checked)} />{' '}
          {t('oversight.showClosed')}
        </label>
      }
    >
      {({ items }) =>
        items.length === 0 ? (
          <p>{t('oversight.noFindings')}</p>
        ) : (
          <ul className="oversight-cards">
            {items.map((finding) => (
              <FindingCard key={finding.id} finding={finding}>
                {finding.state === 'open' && <AnswerKey finding={finding} />}
              </FindingCard>
            ))}
          </ul>
        )
      }
    </OversightSection>
  );
}

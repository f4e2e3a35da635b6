import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import type { InspectionList } from '../../oversight/oversight-contract.js';
import { OversightSection } from './oversight-section.js';

const SHOWN = 20;

/** Inspections of the own facility: those that were announced, and those that were held. */
export function InspectionsSection() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['oversight', 'inspections'],
    queryFn: ({ signal }) => request<InspectionList>(`/v1/inspections?limit=${SHOWN}`, { signal }),
  });
  return (
    <OversightSection title={t('oversight.inspections')} query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <p>{t('oversight.noInspections')}</p>
        ) : (
          <ul className="oversight-cards">
            {items.map((one) => (
              <li key={one.id} className="oversight-card">
                <h3>
                  {one.endedOn ?? one.plannedOn} · {t(`oversight.inspectionState.${one.state}`)}
                  {one.outcome !== null && ` · ${t(`oversight.outcomeOf.${one.outcome}`)}`}
                </h3>
                <p>
                  {one.kinds.map((kind) => t(`oversight.kind.${kind}`)).join(' · ')}
                  {one.findings > 0 &&
                    ` · ${t('oversight.findings')} ${t('oversight.openOf', { open: one.openFindings, all: one.findings })}`}
                </p>
                {one.note !== null && <p>{one.note}</p>}
              </li>
            ))}
          </ul>
        )
      }
    </OversightSection>
  );
}

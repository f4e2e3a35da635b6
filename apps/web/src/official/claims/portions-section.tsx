import '../../production/production-texts.js';
import '../production/portion-texts.js';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { request } from '../../api/request.js';
import type { components } from '../../api/schema.js';
import { BooksFailure } from '../books/books-failure.js';
import { FactTable } from '../facilities/facts-section.js';
import type { Claim } from './claims-contract.js';

type PortionMonth = components['schemas']['PortionMonthDto'];
type PortionFacility = components['schemas']['PortionFacilityDto'];

const OWNERS = ['kitchen', 'transport', 'point'] as const;

/** The month's portions beside the claim: what was cooked, sent, received and became of it, and each difference with its owner. */
export function PortionsSection({ claim: { facilityId, month } }: { claim: Claim }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['portions', month, 'of', facilityId],
    queryFn: ({ signal }) =>
      request<PortionMonth>(`/v1/portion-matches?month=${month}&facilityId=${facilityId}`, { signal }),
  });
  const found = query.data?.items[0];
  return (
    <section className="facts" aria-label={t('portions.title')}>
      <h2>{t('portions.title')}</h2>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data && !found && <p className="facts-none">{t('portions.noneOfClaim')}</p>}
      {found && <Portions found={found} />}
    </section>
  );
}

function Portions({ found }: { found: PortionFacility }) {
  const { t } = useTranslation();
  const unlogged = found.days.filter(({ logged }) => !logged).length;
  const { cooked, dispatched, kept, received, served, returned, waste, staff, samples } = found;
  return (
    <>
      {unlogged > 0 && <p className="claim-warn">{t('portions.notLoggedDays', { count: unlogged })}</p>}
      <FactTable
        caption={t('portions.byFacility')}
        captionHidden
        none={t('portions.none')}
        head={[
          ...[t('portions.cooked'), t('portions.dispatched'), t('portions.keptHere'), t('portions.received')],
          ...[t('portions.served'), t('portions.returned'), t('portions.waste'), t('portions.staff')],
          t('portions.samplesUsed'),
          ...OWNERS.map((owner) => t(`portions.owedBy.${owner}`)),
        ]}
        figures={Array.from({ length: 12 }, (_, at) => at)}
        rows={[
          {
            id: found.facilityId,
            cells: [
              ...[cooked, dispatched, kept, received, served, returned, waste, staff, samples],
              ...OWNERS.map((owner) => found[owner]),
            ],
          },
        ]}
      />
      <Differences found={found} />
    </>
  );
}

function Differences({ found: { facilityId, differences } }: { found: PortionFacility }) {
  const { t } = useTranslation();
  if (differences.length === 0) return <p className="facts-none">{t('portions.noDifferences')}</p>;
  const sum = (sign: 1 | -1): number =>
    differences.reduce((total, { portions }) => total + Math.max(0, sign * portions), 0);
  return (
    <FactTable
      caption={t('portions.differences')}
      none={t('portions.noDifferences')}
      head={[
        ...[t('production.day'), t('portions.slot'), t('portions.where'), t('portions.whose')],
        ...[t('portions.missing'), t('portions.tooMany')],
      ]}
      figures={[4, 5]}
      rows={[
        ...differences.map(({ businessDate, slot, stage, owner, portions }) => ({
          id: `${businessDate} ${slot} ${stage}`,
          cells: [
            <Link to={`/portions/${facilityId}/${businessDate}`}>{businessDate}</Link>,
            ...[t(`slot.${slot}`), t(`production.stage.${stage}`), t(`production.owner.${owner}`)],
            ...[Math.max(0, portions), Math.max(0, -portions)],
          ],
        })),
        { id: 'total', cells: [t('portions.total'), '', '', '', sum(1), sum(-1)] },
      ]}
    />
  );
}

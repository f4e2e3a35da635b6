import '../facilities/facilities.css';
import '../books/books.css';
import '../facilities/facility-texts.js';
import '../../shared/form-texts.js';
import './closure-texts.js';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, Route, Routes } from 'react-router';
import { request } from '../../api/request.js';
import type { components } from '../../api/schema.js';
import { StateTag } from '../../shared/state-tag.js';
import { useTowns } from '../../shared/use-towns.js';
import { usePlaces } from '../books/use-books.js';
import { FactsSection, FactTable } from '../facilities/facts-section.js';
import type { OfficialPageProps } from '../official-page.js';
import { MissingPage } from '../shell/missing-page.js';
import { PageHeader } from '../shell/page-header.js';
import { CloseKey } from './close-key.js';
import { VisitsPage } from './visits-page.js';

type ClosureList = components['schemas']['ClosureListDto'];
type Closure = components['schemas']['ClosureDto'];

/** 停送与上门: days without delivery of the account's scope, and who is to be seen instead. */
export function ClosuresPage({ account }: OfficialPageProps) {
  return (
    <Routes>
      <Route index element={<ClosureListPage account={account} />} />
      <Route path=":id" element={<VisitsPage />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}

function ClosureListPage({ account }: OfficialPageProps) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['closures', 'list'],
    queryFn: ({ signal }) => request<ClosureList>('/v1/delivery-closures', { signal }),
  });
  return (
    <>
      <PageHeader title={t('page.closures')}>
        <CloseKey account={account} />
      </PageHeader>
      <FactsSection title={t('page.closures')} query={query}>
        {({ items }) => <ClosureTable items={items} />}
      </FactsSection>
    </>
  );
}

function ClosureTable({ items }: { items: readonly Closure[] }) {
  const { t } = useTranslation();
  const { facilities } = usePlaces();
  const towns = useTowns().data?.items ?? [];
  const placeOf = ({ facilityId, townCode }: Closure): string => {
    if (facilityId !== null) return facilities.find(({ id }) => id === facilityId)?.name ?? '…';
    return townCode === null ? t('closures.district') : (towns.find(({ code }) => code === townCode)?.name ?? townCode);
  };
  return (
    <FactTable
      caption={t('page.closures')}
      captionHidden
      none={t('closures.none')}
      figures={[3, 4]}
      head={[
        ...[t('closures.day'), t('closures.place'), t('closures.reason'), t('closures.cancelled')],
        ...[t('closures.unvisited'), t('closures.state')],
      ]}
      rows={items.map((closure) => {
        const { id, businessDate, slot, kind, reason, cancelled, dependants, unvisited, liftedAt } = closure;
        const what = slot === null ? t('closures.wholeDay') : t(`slot.${slot}`);
        return {
          ...{ id, quiet: liftedAt !== null },
          cells: [
            <Link to={`/closures/${id}`}>{t('closures.open', { day: businessDate, what })}</Link>,
            ...[placeOf(closure), `${t(`closures.kindOf.${kind}`)} ${reason}`, cancelled],
            t('closures.of', { left: unvisited, all: dependants }),
            liftedAt === null ? (
              <StateTag tone="danger">{t('closures.holds')}</StateTag>
            ) : (
              <StateTag tone="quiet">{t('closures.lifted')}</StateTag>
            ),
          ],
        };
      })}
    />
  );
}

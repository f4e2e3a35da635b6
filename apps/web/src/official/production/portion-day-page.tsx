import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { moment } from '../../account/moment.js';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { EntriesTable } from '../../production/entries-table.js';
import { MatchTable } from '../../production/match-table.js';
import type { ProductionDay } from '../../production/production-contract.js';
import { EmptyState } from '../../shared/empty-state.js';
import { StateTag } from '../../shared/state-tag.js';
import { BooksFailure } from '../books/books-failure.js';
import { FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { AttendanceSection } from './attendance-section.js';

const SLOTS = ['breakfast', 'lunch', 'dinner'] as const;

/** A facility's day: each slot's match with the entries it is made of, samples, and who was counted at the door. */
export function PortionDayPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const { facilityId = '', businessDate = '' } = useParams();
  const query = useQuery({
    queryKey: ['portions', 'day', facilityId, businessDate],
    queryFn: ({ signal }) =>
      request<ProductionDay>(`/v1/production-days/${businessDate}?facilityId=${facilityId}`, { signal }),
  });
  const day = query.data;
  return (
    <>
      <PageHeader title={t('portions.dayOf', { name: day?.facilityName ?? '', day: businessDate })}>
        <Link className="button" to={`/portions?month=${businessDate.slice(0, 7)}`}>
          {t('portions.back')}
        </Link>
        <Link className="button" to={`/books/sheet/${facilityId}/${businessDate}`}>
          {t('portions.meals')}
        </Link>
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!day && query.error === null && <p role="status">{t('district.loading')}</p>}
      {day && <Slots day={day} />}
      {day && <Samples day={day} />}
      {day && <AttendanceSection account={account} facilityId={facilityId} businessDate={businessDate} />}
    </>
  );
}

function Slots({ day }: { day: ProductionDay }) {
  const { t } = useTranslation();
  const shown = SLOTS.flatMap((slot) => {
    const match = day.slots.find((one) => one.slot === slot);
    const entries = day.entries.filter((entry) => entry.slot === slot);
    return match || entries.length > 0 ? [{ slot, match, entries }] : [];
  });
  if (shown.length === 0) return <EmptyState title={t('portions.nothing')} />;
  return shown.map(({ slot, match, entries }) => (
    <section key={slot} className="facts">
      <header>
        <h2>{t(`slot.${slot}`)}</h2>
        <StateTag tone={day.closed ? 'good' : 'quiet'}>{t(day.closed ? 'portions.closed' : 'portions.open')}</StateTag>
      </header>
      {match && <MatchTable match={match} />}
      <EntriesTable entries={entries} facilityId={day.facilityId} />
    </section>
  ));
}

function Samples({ day }: { day: ProductionDay }) {
  const { t } = useTranslation();
  return (
    <section className="facts">
      <h2>{t('portions.samples')}</h2>
      <FactTable
        caption={t('portions.samples')}
        captionHidden
        none={t('portions.noSamples')}
        head={[
          ...[t('portions.dish'), t('portions.slot'), t('portions.grams'), t('portions.celsius'), t('portions.keptAt')],
          ...[t('portions.keepUntil'), t('portions.state')],
        ]}
        figures={[2, 3]}
        rows={day.samples
          .filter(({ businessDate }) => businessDate === day.businessDate)
          .map((sample) => ({
            id: sample.id,
            cells: [
              ...[sample.dishName, t(`slot.${sample.slot}`), sample.grams, sample.celsius, moment(sample.keptAt)],
              moment(sample.keepUntil),
              sample.sufficient ? (
                t(sample.disposedAt === null ? 'portions.kept' : 'portions.disposed')
              ) : (
                <StateTag tone="danger">{t('portions.insufficient')}</StateTag>
              ),
            ],
          }))}
      />
    </section>
  );
}

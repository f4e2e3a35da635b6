import { businessDateAt, fen, formatYuan, monthOf } from '@nuancan/kernel';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { EmptyState } from '../../shared/empty-state.js';
import { FormKey } from '../../shared/form-key.js';
import { Money } from '../../shared/money.js';
import { FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { BookViews } from './book-views.js';
import type { FacilitySheet } from './books-contract.js';
import { BooksFailure } from './books-failure.js';
import { MonthDaysSection } from './month-days-section.js';
import { PlaceFilters } from './place-filters.js';
import { useAddress } from './use-address.js';
import { usePlaces } from './use-books.js';

const BEARERS = ['operatingGrantFen', 'villageCollectiveFen', 'operatorFen'] as const;

/** 收支表: a facility's month by source, in kind apart, cost against the cards, who bears the unfunded, and its days. */
export function SheetPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const month = params.get('month') ?? monthOf(businessDateAt(new Date()));
  const facilityId = params.get('facilityId') ?? '';
  const query = useQuery({
    queryKey: ['books', 'sheet', facilityId, month],
    queryFn: ({ signal }) => request<FacilitySheet>(`/v1/months/${month}/sheet?facilityId=${facilityId}`, { signal }),
    enabled: facilityId !== '',
  });
  return (
    <>
      <PageHeader title={t('sheet.title')}>
        <BookViews />
      </PageHeader>
      <div className="facility-filters" role="group" aria-label={t('facility.filters')}>
        <label className="field">
          <span>{t('books.month')}</span>
          <input
            className="input"
            type="month"
            value={month}
            onChange={(event) => choose('month', event.target.value)}
          />
        </label>
        <PlaceFilters account={account} params={params} onChoose={choose} />
      </div>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {facilityId === '' && (
        <EmptyState title={t('sheet.choose')}>
          <p>{t('sheet.chooseText')}</p>
        </EmptyState>
      )}
      {facilityId !== '' && !query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data && <Sheet account={account} sheet={query.data} />}
      {query.data && <MonthDaysSection account={account} facilityId={facilityId} month={month} />}
    </>
  );
}

function Sheet({ account, sheet }: { account: Account; sheet: FacilitySheet }) {
  const { t } = useTranslation();
  const { facilityName: facility, month, meals } = sheet;
  return (
    <>
      <h2>{t('sheet.summary', { facility, month, meals })}</h2>
      <Lines title={t('sheet.income')} lines={sheet.income} />
      <Lines title={t('sheet.expenditure')} lines={sheet.expenditure} />
      <p className="sheet-result">
        {t('sheet.result')} <Money amountFen={sheet.resultFen} />
      </p>
      <Lines title={t('sheet.inKind')} lines={sheet.inKind} />
      <section className="facts">
        <FactTable
          caption={t('sheet.variance')}
          none=""
          head={[t('sheet.line'), t('sheet.standard'), t('sheet.cash'), t('sheet.given'), t('sheet.difference')]}
          figures={[1, 2, 3, 4]}
          rows={sheet.variances.map(({ line, standardFen, cashFen, inKindFen, varianceFen }) => ({
            id: line,
            cells: [
              t(`sheet.lines.${line}`),
              ...[standardFen, cashFen, inKindFen, varianceFen].map((amountFen) => <Money amountFen={amountFen} />),
            ],
          }))}
        />
        {sheet.wastageFen > 0 && <p>{t('sheet.wastage', { amount: formatYuan(fen(sheet.wastageFen)) })}</p>}
      </section>
      <Unfunded account={account} sheet={sheet} />
    </>
  );
}

function Lines({ title, lines }: { title: string; lines: FacilitySheet['income'] }) {
  const { t } = useTranslation();
  const text = useBilingual();
  const { nameOf } = usePlaces();
  const named = (line: FacilitySheet['income'][number]): string => {
    const { funder, townCode } = line;
    if (funder === null) return text(line);
    const bearer = townCode === null ? t(`books.funder.${funder as 'city'}`) : nameOf(townCode);
    return `${text(line)} · ${bearer}`;
  };
  return (
    <section className="facts">
      <FactTable
        caption={title}
        none={`${title}：${t('sheet.none')}`}
        head={[t('sheet.source'), t('sheet.amount')]}
        figures={[1]}
        rows={lines.map((line) => ({
          id: `${line.kind} ${line.funder} ${line.townCode}`,
          cells: [named(line), <Money amountFen={line.amountFen} />],
        }))}
      />
    </section>
  );
}

function Unfunded({ account, sheet }: { account: Account; sheet: FacilitySheet }) {
  const { t } = useTranslation();
  const { attribution, unfundedFen, facilityId, month } = sheet;
  const amount = formatYuan(fen(unfundedFen));
  const may = account.role === 'town_official' || account.role === 'district_official';
  return (
    <section className="facts">
      <header>
        <h2>{t('sheet.unfunded')}</h2>
        {may && unfundedFen > 0 && (
          <FormKey
            label={t('sheet.attribute')}
            refresh={['books']}
            form={{
              title: t('sheet.attribute'),
              note: t('sheet.attributeNote', { amount }),
              method: 'POST',
              path: `/v1/months/${month}/attribution`,
              fields: BEARERS.map((name) => ({
                ...{ kind: 'money' as const, name, label: t(`sheet.bearer.${name}`) },
                start: formatYuan(fen(attribution?.[name] ?? 0)),
              })),
              body: (values) => ({ ...values, facilityId }),
            }}
          />
        )}
      </header>
      <p>{t('sheet.unfundedTotal', { amount })}</p>
      {attribution ? (
        <p>{BEARERS.map((name) => `${t(`sheet.bearer.${name}`)} ${formatYuan(fen(attribution[name]))}`).join(' · ')}</p>
      ) : (
        unfundedFen > 0 && <p>{t('sheet.unattributed')}</p>
      )}
    </section>
  );
}

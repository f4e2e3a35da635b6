import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Account } from '../../api/contract.js';
import { describeError } from '../../shared/describe-error.js';
import { EmptyState } from '../../shared/empty-state.js';
import { ErrorState } from '../../shared/error-state.js';
import { MoreKey } from '../../shared/more-key.js';
import { StateTag } from '../../shared/state-tag.js';
import { usePages } from '../../shared/use-pages.js';
import { PageHeader } from '../shell/page-header.js';
import type { FacilityOverview, FacilityOverviewList } from './facility-contract.js';
import { PlanKey } from './plan-key.js';
import { RemindersSection } from './reminders-section.js';
import { Stars, StateMark } from './state-mark.js';
import { useTowns } from '../../shared/use-towns.js';

const STATES = ['planned', 'accepted', 'open', 'suspended', 'closed'] as const;
const TIERS = ['central_kitchen', 'elder_canteen', 'meal_point'] as const;
const PAGE = 200;

/** The facilities the account sees, by code; the filters stand in the address. */
export function FacilityList({ account }: { account: Account }) {
  const { t, i18n } = useTranslation();
  const [params, setParams] = useSearchParams();
  const asked = new URLSearchParams([...params].filter(([name]) => ['townCode', 'tier', 'state'].includes(name)));
  const query = usePages<FacilityOverviewList>({
    path: `/v1/facility-overviews?limit=${PAGE}&${asked}`,
    key: ['facilities', 'list', asked.toString()],
    stays: true,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const choose = (name: string, value: string): void =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (value === '') next.delete(name);
      else next.set(name, value);
      return next;
    });
  const mayPlan = account.role === 'town_official' || account.role === 'district_official';
  return (
    <>
      <PageHeader title={t('facility.title')}>{mayPlan && <PlanKey account={account} />}</PageHeader>
      <RemindersSection account={account} />
      <div className="facility-filters" role="group" aria-label={t('facility.filters')}>
        {account.scope.townCode === null && (
          <TownFilter value={params.get('townCode') ?? ''} onChoose={(value) => choose('townCode', value)} />
        )}
        <Filter
          label={t('district.tier')}
          value={params.get('tier') ?? ''}
          options={TIERS.map((value) => ({ value, label: t(`tier.${value}`) }))}
          onChoose={(value) => choose('tier', value)}
        />
        <Filter
          label={t('facility.stateLabel')}
          value={params.get('state') ?? ''}
          options={STATES.map((value) => ({ value, label: t(`facility.state.${value}`) }))}
          onChoose={(value) => choose('state', value)}
        />
      </div>
      {query.error && (
        <ErrorState
          happened={describeError(query.error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('district.failedKept')}
          todo={t('facility.failedTodo')}
        />
      )}
      {query.isPending && !query.error && <p role="status">{t('district.loading')}</p>}
      {query.data && items.length === 0 && (
        <EmptyState title={t('facility.none')}>
          <p>{t('facility.noneText')}</p>
        </EmptyState>
      )}
      {items.length > 0 && <FacilityTable items={items} />}
      <MoreKey query={query} label={t('facility.more')} />
    </>
  );
}

function FacilityTable({ items }: { items: readonly FacilityOverview[] }) {
  const { t } = useTranslation();
  return (
    <section className="facts">
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('facility.title')}>
        <table className="fact-table">
          <caption>{t('facility.count', { count: items.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('district.facility')}</th>
              <th scope="col">{t('district.tier')}</th>
              <th scope="col">{t('district.town')}</th>
              <th scope="col">{t('facility.stateLabel')}</th>
              <th scope="col">{t('facility.stars')}</th>
              <th scope="col">{t('facility.today')}</th>
              <th scope="col">{t('facility.supply')}</th>
              <th scope="col">{t('facility.licences')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((facility) => (
              <FacilityRow key={facility.id} facility={facility} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function FacilityRow({ facility }: { facility: FacilityOverview }) {
  const { t } = useTranslation();
  const suppliers = [...new Set(facility.suppliers.map(({ name }) => name))].join('、');
  return (
    <tr>
      <th scope="row">
        <Link to={facility.id}>{facility.name}</Link> <small>{facility.code}</small>
      </th>
      <td>{t(`tier.${facility.tier}`)}</td>
      <td>{facility.townName}</td>
      <td>
        <StateMark state={facility.state} />{' '}
        {facility.acceptancePending && <StateTag tone="warn">{t('facility.pending')}</StateTag>}
      </td>
      <td>
        <Stars stars={facility.stars} />
      </td>
      <td>
        {facility.today
          .filter(({ open }) => open)
          .map(({ slot, opensAt, closesAt }) => `${t(`slot.${slot}`)} ${opensAt ? `${opensAt}–${closesAt}` : ''}`)
          .join('，') || t('facility.closedToday')}
      </td>
      <td>{suppliers || (facility.feeds > 0 ? t('facility.feeds', { count: facility.feeds }) : '—')}</td>
      <td>
        {facility.expiring > 0 ? (
          <StateTag tone="danger">
            {t('facility.expiring', { count: facility.expiring, date: facility.nextExpiry })}
          </StateTag>
        ) : (
          t('facility.inOrder')
        )}
      </td>
    </tr>
  );
}

interface FilterProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}

function Filter({ label, value, options, onChoose }: FilterProps) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span>{label}</span>
      <select className="input" value={value} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{t('facility.all')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

function TownFilter({ value, onChoose }: Pick<FilterProps, 'value' | 'onChoose'>) {
  const { t } = useTranslation();
  const { data } = useTowns();
  const options = (data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return <Filter label={t('district.town')} {...{ value, options, onChoose }} />;
}

import { addDays, businessDateAt, parseBusinessDate, weekStartOf } from '@nuancan/kernel';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { useAddress } from '../books/use-address.js';
import { FactsSection, FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { spanText } from './duty-fields.js';
import { AddDutyKey, DelaysKey, DutyKeys } from './duty-keys.js';
import type { Delays, Duty, Roster } from './welfare-contract.js';
import { TownFilter, WelfareViews } from './welfare-views.js';

const WEEK = 7;

/** 值班表: a week of who is called when nobody else could be reached, and when nobody would be. */
export function RosterPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const today = businessDateAt(new Date());
  const asked = params.get('week');
  const from = weekStartOf(asked !== null && /^20\d\d-\d\d-\d\d$/.test(asked) ? parseBusinessDate(asked) : today);
  const to = addDays(from, WEEK - 1);
  const townCode = params.get('townCode') ?? '';
  const search = new URLSearchParams({ from, to, ...(townCode !== '' && { townCode }) }).toString();
  const query = useQuery({
    queryKey: ['welfare', 'roster', search],
    queryFn: ({ signal }) => request<Roster>(`/v1/welfare-duties?${search}`, { signal }),
  });
  const writes = account.role === 'town_official' || account.role === 'district_official';
  return (
    <>
      <PageHeader title={t('welfare.roster')}>
        <WelfareViews />
      </PageHeader>
      <div className="facility-filters">
        <TownFilter account={account} />
        <button type="button" className="button" onClick={() => choose('week', addDays(from, -WEEK))}>
          {t('welfare.before')}
        </button>
        <strong className="welfare-week">{t('welfare.week', { from, to })}</strong>
        <button type="button" className="button" onClick={() => choose('week', addDays(from, WEEK))}>
          {t('welfare.after')}
        </button>
        {writes && <AddDutyKey account={account} day={from < today ? today : from} />}
      </div>
      <FactsSection title={t('welfare.roster')} query={query}>
        {(roster) => <DutyTable roster={roster} writes={writes} />}
      </FactsSection>
      <FactsSection title={t('welfare.gaps')} query={query}>
        {({ gaps }) => (
          <FactTable
            caption={t('welfare.gaps')}
            captionHidden
            none={t('welfare.noGaps')}
            head={[t('welfare.town'), t('welfare.from'), t('welfare.to')]}
            rows={gaps.map((gap) => ({
              id: `${gap.townCode} ${gap.beginsAt}`,
              cells: [gap.townName, moment(gap.beginsAt), moment(gap.finishesAt)],
            }))}
          />
        )}
      </FactsSection>
      <DelaysSection account={account} />
    </>
  );
}

function DutyTable({ roster: { items, asOf }, writes }: { roster: Roster; writes: boolean }) {
  const { t } = useTranslation();
  const told = ({ officerName, stands, substitutesName }: Duty): string =>
    [
      officerName,
      substitutesName === null ? null : t('welfare.instead', { name: substitutesName }),
      stands ? null : t('welfare.gone'),
    ]
      .filter((part) => part !== null)
      .join(' · ');
  return (
    <FactTable
      caption={t('welfare.roster')}
      captionHidden
      none={t('welfare.noDuties')}
      head={[
        t('welfare.town'),
        t('welfare.officerName'),
        `${t('welfare.from')} – ${t('welfare.to')}`,
        t('welfare.phone'),
        '',
      ]}
      rows={items.map((duty) => ({
        ...{ id: duty.id, quiet: duty.finishesAt <= asOf },
        cells: [
          ...[duty.townName, told(duty), spanText(duty.beginsAt, duty.finishesAt)],
          duty.dutyPhone === null ? '' : <a href={`tel:${duty.dutyPhone}`}>{duty.dutyPhone}</a>,
          writes && duty.finishesAt > asOf ? <DutyKeys duty={duty} /> : '',
        ],
      }))}
    />
  );
}

function DelaysSection({ account }: { account: Account }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['welfare', 'delays'],
    queryFn: ({ signal }) => request<Delays>('/v1/welfare-delays', { signal }),
  });
  return (
    <FactsSection
      title={t('welfare.delays')}
      query={query}
      keys={account.role === 'district_official' && query.data && <DelaysKey delays={query.data} />}
    >
      {({ contactMinutes: contact, officerMinutes: officer, escalationMinutes: escalation, holdMinutes: hold }) => (
        <p>{t('welfare.delaysNow', { contact, officer, escalation, hold })}</p>
      )}
    </FactsSection>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { moment } from '../../account/moment.js';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { FactsSection } from '../facilities/facts-section.js';
import { MaskedField } from '../residents/masked-field.js';
import { PageHeader } from '../shell/page-header.js';
import { CaseFacts } from './case-facts.js';
import { CaseKeys } from './case-keys.js';
import { Countdown } from './countdown.js';
import { useWelfareStirred } from './use-board.js';
import { VolunteerNumber } from './volunteer-number.js';
import type { CaseDetail, ContactSheet } from './welfare-contract.js';

const EVERY_MS = 5_000;
/** Falls due by itself, also where it does so the moment somebody opens the case. */
const CHAIN: ReadonlySet<string> = new Set(['call_resident', 'call_contact', 'call_officer', 'escalated']);

/** One case: what to do, whom to call, what was done. */
export function CasePage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  useWelfareStirred();
  const query = useQuery({
    queryKey: ['welfare', 'case', id],
    queryFn: ({ signal }) => request<CaseDetail>(`/v1/welfare-cases/${id}`, { signal }),
    refetchInterval: EVERY_MS,
    gcTime: 0,
  });
  const one = query.data;
  const acts = account.role !== 'auditor';
  return (
    <>
      <PageHeader title={one?.residentName ?? t('welfare.unnamed')}>
        <Link className="button" to="/welfare">
          ← {t('welfare.back')}
        </Link>
      </PageHeader>
      <FactsSection title={one === undefined ? t('welfare.board') : t(`welfare.kindOf.${one.kind}`)} query={query}>
        {(found) => (
          <>
            <CaseFacts one={found} named={false} />
            <Countdown one={found} aheadMs={0} />
            {acts && <CaseKeys one={found} />}
          </>
        )}
      </FactsSection>
      {acts && one !== undefined && one.residentId !== null && <SheetSection caseId={id} />}
      {one !== undefined && <StepsSection one={one} />}
    </>
  );
}

function SheetSection({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['welfare', 'sheet', caseId],
    queryFn: ({ signal }) => request<ContactSheet>(`/v1/welfare-cases/${caseId}/contacts`, { signal }),
    gcTime: 0,
  });
  return (
    <FactsSection title={t('welfare.sheet')} query={query}>
      {(sheet) => <Sheet caseId={caseId} sheet={sheet} />}
    </FactsSection>
  );
}

function Sheet({ caseId, sheet }: { caseId: string; sheet: ContactSheet }) {
  const { t } = useTranslation();
  const { residentId, contacts, officerName, officerPhone } = sheet;
  const asked = { residentId, mayDisclose: true, occasion: t('welfare.purpose') };
  return (
    <dl className="welfare-sheet">
      <dt>{t('welfare.resident')}</dt>
      <dd>
        <MaskedField {...asked} field="phone" label={t('welfare.resident')} masked={sheet.phone} />
      </dd>
      {contacts.map(({ contactId, name, relation, phone }) => {
        const label = t('welfare.contact', { name, relation });
        return (
          <div key={contactId}>
            <dt>{label}</dt>
            <dd>
              <MaskedField {...asked} field="contact_phone" contactId={contactId} label={label} masked={phone} />
            </dd>
          </div>
        );
      })}
      {contacts.length === 0 && <dd>{t('welfare.noContacts')}</dd>}
      <dt>{t('welfare.address')}</dt>
      <dd>
        {sheet.addressLine?.startsWith(sheet.villageName) === true ? null : sheet.villageName}{' '}
        {sheet.addressLine ?? t('welfare.noAddress')} {sheet.doorNote}
      </dd>
      {sheet.facilityName !== null && (
        <>
          <dt>{sheet.facilityName}</dt>
          <dd>
            {sheet.facilityPhone === null ? (
              t('welfare.noKitchenPhone')
            ) : (
              <a className="button" href={`tel:${sheet.facilityPhone}`}>
                {sheet.facilityPhone}
              </a>
            )}
          </dd>
        </>
      )}
      {sheet.volunteerName !== null && (
        <>
          <dt>{t('welfare.volunteer', { name: sheet.volunteerName })}</dt>
          <dd>
            <VolunteerNumber caseId={caseId} name={sheet.volunteerName} />
          </dd>
        </>
      )}
      <dt>{t('welfare.duty')}</dt>
      <dd>
        {officerName ?? t('welfare.noOfficer')}{' '}
        {officerPhone !== null && (
          <a className="button" href={`tel:${officerPhone}`}>
            {officerPhone}
          </a>
        )}
      </dd>
    </dl>
  );
}

function StepsSection({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  return (
    <section className="facts" aria-labelledby="welfare-steps">
      <header>
        <h2 id="welfare-steps">{t('welfare.steps')}</h2>
      </header>
      <ol className="oversight-steps">
        {one.steps.map(({ step, action, at, accountName, officerName, words }) => (
          <li key={step}>
            <strong>{t(`welfare.step.${action}`)}</strong> {words}
            {action === 'closed' && one.finding !== null && ` ${t(`welfare.findingOf.${one.finding}`)}`}
            {action === 'call_officer' &&
              ` ${officerName === null ? t('welfare.nobodyOnDuty') : t('welfare.called', { name: officerName })}`}
            <br />
            <small>
              {accountName === null || CHAIN.has(action)
                ? t('welfare.bySystem', { time: moment(at) })
                : t('welfare.by', { name: accountName, time: moment(at) })}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}

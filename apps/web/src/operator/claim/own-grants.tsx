import '../../grants/grant-texts.js';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import type { Grant, GrantList } from '../../grants/grant-contract.js';
import { GrantTag } from '../../grants/grant-tag.js';
import { Money } from '../../shared/money.js';
import { useFetched } from '../use-fetched.js';
import { ClaimFailure } from './claim-failure.js';

const SHOWN = 100;

/** 运营补贴 of the own facility: each period with its figures, what was withheld and why, and what was paid. Read only. */
export function OwnGrants({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation();
  const { data, error, reload } = useFetched(fetchGrants, onExpired);
  const grants = data?.items ?? [];
  return (
    <section className="close-section" aria-label={t('grants.title')}>
      <h2>{t('grants.title')}</h2>
      <ClaimFailure error={error} onRetry={reload} />
      {!data && error === null && <p role="status">{t('grants.loading')}</p>}
      {data && grants.length === 0 && <p>{t('grants.none')}</p>}
      {grants.length > 0 && <GrantTable grants={grants} />}
    </section>
  );
}

function fetchGrants(signal: AbortSignal): Promise<GrantList> {
  return request<GrantList>(`/v1/grants?limit=${SHOWN}`, { signal });
}

function GrantTable({ grants }: { grants: readonly Grant[] }) {
  const { t } = useTranslation();
  const figures = [t('grants.heads'), t('grants.computed'), t('grants.withheld'), t('grants.amount'), t('grants.paid')];
  return (
    <>
      <p>{t('grants.ownNote')}</p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('grants.title')}>
        <table className="day-table">
          <thead>
            <tr>
              <th>{t('grants.period')}</th>
              <th>{t('grants.rule')}</th>
              <th>{t('grants.state')}</th>
              <th>{t('grants.grade')}</th>
              {figures.map((name) => (
                <th key={name} className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grants.map((grant) => (
              <GrantRow key={grant.id} grant={grant} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function GrantRow({ grant }: { grant: Grant }) {
  const { t } = useTranslation();
  const { periodFrom, periodTo, heads, withheldBecause, inspectionId, endedBecause } = grant;
  const amounts = [grant.computedFen, grant.withheldFen, grant.amountFen, grant.paidFen];
  return (
    <tr>
      <th scope="row">
        {periodFrom}
        <br />
        <small>{periodTo}</small>
      </th>
      <td>
        {grant.ruleName}
        {withheldBecause !== null && (
          <>
            <br />
            <small>
              {t('grants.because', { reason: withheldBecause })}
              {inspectionId !== null && ` · ${t('grants.byInspection')}`}
            </small>
          </>
        )}
        {endedBecause !== null && (
          <>
            <br />
            <small>{t('grants.because', { reason: endedBecause })}</small>
          </>
        )}
      </td>
      <td>
        <GrantTag grant={grant} />
      </td>
      <td>{grant.grade ?? t('grants.noGrade')}</td>
      <td className="number">{heads}</td>
      {amounts.map((amountFen, at) => (
        <td key={at} className="number">
          <Money amountFen={amountFen} />
        </td>
      ))}
    </tr>
  );
}

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '../../api/contract.js';
import { MoreKey } from '../../shared/more-key.js';
import { BooksFailure } from '../books/books-failure.js';
import { usePlaces } from '../books/use-books.js';
import { GrantNotice } from '../grants/grant-notice.js';
import { RollUpExports } from '../claim-exports/roll-up-exports.js';
import { PageHeader } from '../shell/page-header.js';
import { ClaimViews } from './claim-views.js';
import { OversightNotice } from '../oversight/oversight-notice.js';
import { InboxTable } from './inbox-table.js';
import { sumClawbacks } from './sum-clawbacks.js';
import { useClawbacks } from './use-clawbacks.js';
import { BOXES, useInbox, type Box } from './use-inbox.js';

/** 申报审核: facilities of a month with what waits, what was done and what was sent back. */
export function InboxPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { month, box, townCode, choose, query } = useInbox(account);
  const { towns } = usePlaces();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t('claims.inbox')}>
        <ClaimViews />
        <RollUpExports month={month} />
      </PageHeader>
      <div className="facility-filters claim-filters" role="group" aria-label={t('facility.filters')}>
        <label className="field">
          <span>{t('claims.month')}</span>
          <input
            className="input"
            type="month"
            value={month}
            required
            onChange={({ target }) => target.value !== '' && choose('month', target.value)}
          />
        </label>
        {account.scope.townCode === null && (
          <label className="field">
            <span>{t('claims.town')}</span>
            <select className="input" value={townCode} onChange={({ target }) => choose('townCode', target.value)}>
              <option value="">{t('facility.all')}</option>
              {towns.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <Boxes box={box} onChoose={(next) => choose('box', next)} />
      </div>
      <LateNotice />
      <OversightNotice />
      <GrantNotice account={account} />
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data && (
        <InboxTable
          key={`${month} ${box} ${townCode}`}
          account={account}
          rows={items}
          busy={query.isFetching}
          box={box}
        />
      )}
      <MoreKey query={query} label={t('claims.more')} />
    </>
  );
}

/** Findings of claims that are approved are in no box: what is to be done about them is said whatever month is looked at. */
function LateNotice() {
  const { t } = useTranslation();
  const { data } = useClawbacks();
  const { undecided, waiting } = sumClawbacks(data ?? []);
  if (undecided === 0 && waiting === 0) return null;
  return (
    <p className="claim-notice claim-notice-faster">
      {t('clawbacks.inbox', { undecided, waiting })} <Link to="/claims/clawbacks">{t('clawbacks.see')}</Link>
    </p>
  );
}

function Boxes({ box, onChoose }: { box: Box; onChoose: (box: Box) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className="claim-boxes">
      <legend>{t('claims.boxes')}</legend>
      {BOXES.map((one) => (
        <label key={one} className="button">
          <input type="radio" name="box" value={one} checked={box === one} onChange={() => onChoose(one)} />
          {t(`claims.box.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}

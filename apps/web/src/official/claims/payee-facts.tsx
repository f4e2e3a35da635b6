import './payee-texts.js';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { FormKey } from '../../shared/form-key.js';
import type { LegHistory } from './claims-contract.js';

/** The account that the order of a leg names, and the key that orders again to the one in force. */
export function PayeeFacts({ leg, account }: { leg: LegHistory; account: Account }) {
  const { t } = useTranslation();
  if (leg.amountFen < 0) return null;
  const last = leg.orders.at(-1);
  const left = leg.amountFen - leg.settledFen > 0;
  const may = account.role === 'district_official' && left && (last === undefined || last.outdated);
  return (
    <section className="facts" aria-label={t('payees.account')}>
      <header>
        <h2>{t('payees.account')}</h2>
        {may && (
          <FormKey
            label={t('payees.order')}
            refresh={['claims']}
            form={{
              ...{ title: `${t('payees.order')} · ${leg.code}`, note: t('payees.orderNote') },
              ...{ method: 'POST', path: `/v1/legs/${leg.legId}/orders`, fields: [], body: () => null },
            }}
          />
        )}
      </header>
      {last === undefined ? (
        <p className="claim-warn">{t('payees.noAccount')}</p>
      ) : (
        <dl className="facility-facts">
          {[
            [t('payees.accountName'), leg.payeeAccountName],
            [t('payees.bank'), leg.payeeBankName],
            [t('payees.number'), leg.payeeAccountNumber],
          ].map(([title, value]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {left && last?.outdated === true && <p className="claim-warn">{t('payees.outdated')}</p>}
    </section>
  );
}

import { businessDateAt, fen, formatYuan } from '@nuancan/kernel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import type { GrantDetail, GrantShare } from '../../grants/grant-contract.js';
import { FormKey } from '../../shared/form-key.js';
import { Money } from '../../shared/money.js';
import { randomUuid } from '../../shared/random-uuid.js';
import { FactTable } from '../facilities/facts-section.js';
import { doneBy } from './done-by.js';

const REFERENCE_LONGEST = 64;

/** What each funder pays of a grant, and the key that records it. */
export function SharesSection({ grant, account }: { grant: GrantDetail; account: Account }) {
  const { t } = useTranslation();
  const mayPay =
    account.role === 'district_official' && grant.state === 'approved' && doneBy(grant, 'approved') !== account.id;
  return (
    <section className="facts">
      <header>
        <h2>{t('grantDesk.shares')}</h2>
      </header>
      <FactTable
        caption={t('grantDesk.shares')}
        captionHidden
        none={t('grantDesk.noShares')}
        head={[
          ...[t('grantDesk.funder'), t('grants.amount'), t('grants.paid'), t('grantDesk.left')],
          ...(mayPay ? [t('grantDesk.pay')] : []),
        ]}
        figures={[1, 2, 3]}
        rows={grant.shares.map((share) => {
          const leftFen = grant.state === 'approved' ? share.amountFen - share.paidFen : 0;
          return {
            id: share.funder,
            cells: [
              t(`grantDesk.funderOf.${share.funder}`),
              <Money amountFen={share.amountFen} />,
              <Money amountFen={share.paidFen} />,
              <Money amountFen={leftFen} />,
              ...(mayPay
                ? [leftFen > 0 && <PayKey key={grant.payments.length} grant={grant} share={share} leftFen={leftFen} />]
                : []),
            ],
          };
        })}
      />
    </section>
  );
}

interface PayKeyProps {
  readonly grant: GrantDetail;
  readonly share: GrantShare;
  readonly leftFen: number;
}

/** One for each payment to come: sent again after an answer that did not come, it is recorded once. */
function PayKey({ grant, share, leftFen }: PayKeyProps) {
  const { t } = useTranslation();
  const [clientId] = useState(randomUuid);
  const today = businessDateAt(new Date());
  return (
    <FormKey
      main
      label={t('grantDesk.pay')}
      refresh={['grants']}
      form={{
        title: t('grantDesk.payOf', { funder: t(`grantDesk.funderOf.${share.funder}`) }),
        fields: [
          {
            ...{ kind: 'money', name: 'amountFen', label: t('grantDesk.payAmount'), most: 'month' },
            start: formatYuan(fen(leftFen)),
          },
          { kind: 'text', name: 'reference', label: t('grantDesk.reference'), longest: REFERENCE_LONGEST },
          {
            ...{ kind: 'date', name: 'paidOn', label: t('grantDesk.paidOn'), max: today, start: today },
            ...(grant.approvedOn !== null && { min: grant.approvedOn }),
          },
        ],
        method: 'POST',
        path: `/v1/grants/${grant.id}/payments`,
        body: (values) => ({ ...values, clientId, funder: share.funder }),
      }}
    />
  );
}

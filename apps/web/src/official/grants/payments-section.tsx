import { businessDateAt } from '@nuancan/kernel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { REASON_LONGEST, type GrantDetail, type GrantPayment } from '../../grants/grant-contract.js';
import { FormKey } from '../../shared/form-key.js';
import { Money } from '../../shared/money.js';
import { randomUuid } from '../../shared/random-uuid.js';
import { yuan } from '../../shared/yuan.js';
import { FactTable } from '../facilities/facts-section.js';

/** What was paid of a grant and what came back; another person than paid says so. */
export function PaymentsSection({ grant, account }: { grant: GrantDetail; account: Account }) {
  const { t } = useTranslation();
  const { payments } = grant;
  const mayReturn = (payment: GrantPayment): boolean =>
    account.role === 'district_official' &&
    grant.state === 'approved' &&
    payment.kind === 'bank' &&
    payment.accountId !== account.id &&
    !payments.some(
      ({ kind, funder, reference }) =>
        kind === 'returned' && funder === payment.funder && reference === payment.reference,
    );
  return (
    <section className="facts">
      <header>
        <h2>{t('grantDesk.payments')}</h2>
      </header>
      <FactTable
        caption={t('grantDesk.payments')}
        captionHidden
        none={t('grantDesk.noPayments')}
        head={[
          ...[t('grantDesk.paidOn'), t('grantDesk.kind'), t('grantDesk.funder'), t('grantDesk.reference')],
          ...[t('grantDesk.payAmount'), t('grantDesk.reason'), t('grantDesk.who'), ''],
        ]}
        figures={[4]}
        rows={payments.map((payment) => ({
          id: payment.id,
          cells: [
            ...[payment.paidOn, t(`grantDesk.paymentOf.${payment.kind}`)],
            ...[t(`grantDesk.funderOf.${payment.funder}`), payment.reference, <Money amountFen={payment.amountFen} />],
            ...[payment.reason ?? '', payment.accountName ?? '—'],
            mayReturn(payment) && <ReturnKey payment={payment} />,
          ],
        }))}
      />
    </section>
  );
}

function ReturnKey({ payment }: { payment: GrantPayment }) {
  const { t } = useTranslation();
  const [clientId] = useState(randomUuid);
  const today = businessDateAt(new Date());
  return (
    <FormKey
      label={t('grantDesk.bounce')}
      refresh={['grants']}
      form={{
        title: `${t('grantDesk.bounce')} · ${payment.reference}`,
        note: t('grantDesk.bounceNote', { amount: yuan(payment.amountFen) }),
        fields: [
          {
            ...{ kind: 'date', name: 'paidOn', label: t('grantDesk.paidOn'), min: payment.paidOn },
            ...{ max: today, start: today },
          },
          { kind: 'text', name: 'reason', label: t('grantDesk.reason'), longest: REASON_LONGEST },
        ],
        method: 'POST',
        path: `/v1/grant-payments/${payment.id}/return`,
        body: (values) => ({ ...values, clientId }),
      }}
    />
  );
}

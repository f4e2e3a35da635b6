import { fen, formatYuan } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { Money } from '../../shared/money.js';
import { LazyTable } from '../table/lazy-table.js';
import { DeskKey } from './desk-key.js';
import type { DonationDetail, DonationTranche } from './donation-contract.js';
import { earmarkOf, useEarmarkFields } from './earmark-fields.js';
import { useEarmarkName } from './use-earmark-name.js';

const REASON_LONGEST = 200;

/** What the money may pay, and what meals have used of it. */
export function TranchesSection({ donation, writes }: { donation: DonationDetail; writes: boolean }) {
  const { t } = useTranslation();
  const named = useEarmarkName();
  const earmark = useEarmarkFields();
  const { id, tranches, receivedFen, allottedFen, refundedFen } = donation;
  const unallottedFen = receivedFen - allottedFen - refundedFen;
  return (
    <section className="facts">
      <header>
        <h2>{t('donations.tranches')}</h2>
        {writes && unallottedFen > 0 && (
          <DeskKey
            label={t('donations.allot')}
            note={t('donations.allotNote', { amount: formatYuan(fen(unallottedFen)) })}
            path={`/v1/donations/${id}/tranches`}
            fields={[
              {
                ...{ kind: 'money', name: 'amountFen', label: t('donations.amount'), most: 'month' },
                start: formatYuan(fen(unallottedFen)),
              },
              ...earmark,
            ]}
            body={(values, clientId) => ({ clientId, amountFen: values['amountFen'], ...earmarkOf(values) })}
          />
        )}
      </header>
      <LazyTable
        caption={t('donations.tranches')}
        none={t('donations.noTranches')}
        columns={[
          { title: t('donations.receivedOn'), whole: true },
          { title: t('donations.earmark') },
          { title: t('donations.allotted'), figure: true },
          { title: t('donations.spent'), figure: true },
          { title: t('donations.unspent'), figure: true },
          { title: '' },
        ]}
        rows={tranches.map((tranche) => ({
          key: tranche.id,
          cells: [
            ...[tranche.receivedOn, named(tranche)],
            <Money amountFen={tranche.amountFen} />,
            <Money amountFen={tranche.spentFen} />,
            <Money amountFen={tranche.amountFen - tranche.spentFen} />,
            writes &&
            tranche.amountFen > tranche.spentFen &&
            (tranche.earmark !== 'vouchers' || tranche.returnedFen > 0) ? (
              <TakeBackKey tranche={tranche} />
            ) : (
              ''
            ),
          ],
        }))}
      />
    </section>
  );
}

function TakeBackKey({ tranche }: { tranche: DonationTranche }) {
  const { t } = useTranslation();
  const unspent = formatYuan(fen(tranche.amountFen - tranche.spentFen));
  return (
    <DeskKey
      label={t('donations.takeBack')}
      note={t('donations.takeBackNote', { amount: unspent })}
      path={`/v1/donation-tranches/${tranche.id}/return`}
      fields={[
        { kind: 'money', name: 'amountFen', label: t('donations.amount'), most: 'month', start: unspent },
        { kind: 'text', name: 'reason', label: t('donations.reason'), longest: REASON_LONGEST },
      ]}
    />
  );
}

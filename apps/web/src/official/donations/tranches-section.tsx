import { fen, formatYuan } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { Money } from '../../shared/money.js';
import { usePlaces } from '../books/use-books.js';
import { LazyTable } from '../table/lazy-table.js';
import { DeskKey } from './desk-key.js';
import type { DonationDetail, DonationTranche } from './donation-contract.js';
import { earmarkOf, useEarmarkFields } from './earmark-fields.js';

const REASON_LONGEST = 200;

/** What the money may pay, and what meals have used of it. */
export function TranchesSection({ donation, writes }: { donation: DonationDetail; writes: boolean }) {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  const earmark = useEarmarkFields();
  const { id, tranches, receivedFen, allottedFen, refundedFen } = donation;
  const unallottedFen = receivedFen - allottedFen - refundedFen;
  const named = ({ earmark: of, forTown, forFacility, forCategory }: DonationTranche): string => {
    const word = t(`donations.earmarkOf.${of}`);
    if (forCategory !== null) return `${word} · ${t(`category.${forCategory as 'minimum_living'}`)}`;
    const place = nameOf(forTown ?? forFacility);
    return place === '' ? word : `${word} · ${place}`;
  };
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
            writes && tranche.amountFen > tranche.spentFen ? <TakeBackKey tranche={tranche} /> : '',
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

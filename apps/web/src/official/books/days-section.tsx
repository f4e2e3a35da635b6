import { useTranslation } from 'react-i18next';
import { Money } from '../../shared/money.js';
import { FactTable } from '../facilities/facts-section.js';
import { Balance } from './balance.js';
import type { Statement } from './books-contract.js';

/** Opening and closing balance of a statement, and the days between. */
export function DaysSection({ statement, busy }: { statement: Statement; busy: boolean }) {
  const { t } = useTranslation();
  const { openingFen, closingFen, days } = statement;
  return (
    <section className="facts" aria-busy={busy}>
      <header>
        <h2>{t('books.days')}</h2>
      </header>
      <dl className="facility-facts">
        <div>
          <dt>{t('books.opening')}</dt>
          <dd>
            <Balance amountFen={openingFen} />
          </dd>
        </div>
        <div>
          <dt>{t('books.closing')}</dt>
          <dd>
            <Balance amountFen={closingFen} />
          </dd>
        </div>
      </dl>
      <FactTable
        caption={`${t('books.days')} · ${t('books.unit')}`}
        captionHidden
        none={t('books.noAccounts')}
        head={[t('books.day'), t('books.debit'), t('books.credit'), t('books.balance')]}
        figures={[1, 2, 3]}
        rows={days.map(({ day, debitFen, creditFen, balanceFen }) => ({
          id: day,
          cells: [
            day,
            <Money amountFen={debitFen} />,
            <Money amountFen={creditFen} />,
            <Balance amountFen={balanceFen} />,
          ],
        }))}
      />
    </section>
  );
}

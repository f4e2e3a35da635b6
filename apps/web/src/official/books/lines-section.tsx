import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Money } from '../../shared/money.js';
import { FactTable } from '../facilities/facts-section.js';
import type { Statement } from './books-contract.js';
import { useChart, usePlaces } from './use-books.js';

interface LinesSectionProps {
  readonly lines: Statement['lines'];
  readonly busy: boolean;
  readonly onMore: (() => void) | null;
}

/** The lines of a statement, each with the way to its entry. */
export function LinesSection({ lines, busy, onMore }: LinesSectionProps) {
  const { t } = useTranslation();
  const { entryName } = useChart();
  const { nameOf } = usePlaces();
  return (
    <section className="facts" aria-busy={busy}>
      <header>
        <h2>{t('books.lines')}</h2>
      </header>
      <FactTable
        caption={`${t('books.lines')} · ${t('books.unit')}`}
        captionHidden
        none={t('books.noAccounts')}
        head={[t('books.day'), t('books.entry'), t('books.facility'), t('books.debit'), t('books.credit')]}
        figures={[3, 4]}
        rows={lines.map((line) => ({
          id: `${line.entryId}/${line.lineNo}`,
          cells: [
            <>
              {line.bookedOn}{' '}
              {line.bookedOn !== line.businessDate && <small>{t('books.business', { date: line.businessDate })}</small>}
            </>,
            <Link to={`/books/entries/${line.entryId}`}>{entryName(line.kind)}</Link>,
            nameOf(line.facilityId) || '—',
            line.amountFen > 0 ? <Money amountFen={line.amountFen} /> : '',
            line.amountFen < 0 ? <Money amountFen={-line.amountFen} /> : '',
          ],
        }))}
      />
      {onMore && (
        <button type="button" className="button" disabled={busy} onClick={onMore}>
          {t('books.more')}
        </button>
      )}
    </section>
  );
}

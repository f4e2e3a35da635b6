import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';

interface FactsSectionProps<Facts> {
  readonly title: string;
  /** Keys that change what is shown. */
  readonly keys?: ReactNode;
  readonly query: UseQueryResult<Facts>;
  readonly children: (facts: Facts) => ReactNode;
}

/** One part of a facility's page with its own fetching, so that one failure does not hide the rest. */
export function FactsSection<Facts>({ title, keys, query, children }: FactsSectionProps<Facts>) {
  const { t, i18n } = useTranslation();
  const { data, error, isFetching, refetch } = query;
  return (
    <section className="facts" aria-busy={isFetching}>
      <header>
        <h2>{title}</h2>
        {keys}
      </header>
      {error && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('district.failedKept')}
          todo={t('facility.failedTodo')}
        >
          <button type="button" className="button" onClick={() => void refetch()}>
            {t('tillFailed.retry')}
          </button>
        </ErrorState>
      )}
      {data === undefined && !error && <p role="status">{t('district.loading')}</p>}
      {data !== undefined && children(data)}
    </section>
  );
}

interface FactTableProps {
  readonly caption: string;
  readonly head: readonly string[];
  /** Cells under the head; a key each. */
  readonly rows: readonly { readonly id: string; readonly cells: readonly ReactNode[]; readonly quiet?: boolean }[];
  readonly none: string;
  /** The section's own title says what it is. */
  readonly captionHidden?: boolean;
  /** Places of the columns that hold figures. */
  readonly figures?: readonly number[];
}

/** Facts in rows, or why there are none. */
export function FactTable({ caption, head, rows, none, captionHidden = false, figures = [] }: FactTableProps) {
  const alignment = (at: number): 'number' | undefined => (figures.includes(at) ? 'number' : undefined);
  if (rows.length === 0) return <p className="facts-none">{none}</p>;
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="fact-table">
        <caption className={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {head.map((name, at) => (
              <th key={at} scope="col" className={alignment(at)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells, quiet }) => (
            <tr key={id} data-quiet={quiet === true}>
              {cells.map((cell, at) => (
                <td key={at} className={alignment(at)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

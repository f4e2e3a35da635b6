import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem.js';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';
import { FormDialog } from '../../shared/form-dialog.js';
import { Money } from '../../shared/money.js';
import { StateTag } from '../../shared/state-tag.js';
import { newClientId } from '../store/new-client-id.js';
import { SOURCE_KINDS, type DaySource, type SourceKind } from './close-contract.js';
import { sourceBody, sourceFields } from './source-fields.js';
import type { Day } from './use-day.js';

interface SourcesSectionProps {
  readonly day: Day;
  readonly businessDate: string;
  readonly sources: readonly DaySource[];
  readonly open: boolean;
}

/** What the day took beside money at the counter: entered, confirmed, taken back. */
export function SourcesSection({ day, businessDate, sources, open }: SourcesSectionProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<SourceKind>('garden');
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<DaySource | null>(null);
  // Kept until there is an answer, so that pressing again enters nothing twice.
  const clientId = useRef<string | null>(null);
  const enter = async (body: object): Promise<void> => {
    clientId.current ??= newClientId(new Date());
    try {
      await day.send('/v1/day-sources', { ...body, clientId: clientId.current, businessDate });
      clientId.current = null;
    } catch (error) {
      if (error instanceof ApiProblem) clientId.current = null;
      throw error;
    }
  };
  return (
    <section className="close-section" aria-label={t('dayClose.sources')}>
      <h2>{t('dayClose.sources')}</h2>
      {sources.length === 0 ? (
        <p>{t('dayClose.noSources')}</p>
      ) : (
        <SourceTable day={day} sources={sources} open={open} onWithdraw={setLeaving} />
      )}
      {open && (
        <div className="close-keys">
          <label className="field">
            <span>{t('dayClose.kindLabel')}</span>
            <select className="input" value={kind} onChange={(event) => setKind(event.target.value as SourceKind)}>
              {SOURCE_KINDS.map((value) => (
                <option key={value} value={value}>
                  {t(`dayClose.kind.${value}`)}
                </option>
              ))}
            </select>
          </label>
          <button type="button" className="button" onClick={() => setAdding(true)}>
            {t('dayClose.add')}
          </button>
        </div>
      )}
      {adding && (
        <FormDialog
          title={t('dayClose.addTitle', { day: businessDate })}
          note={t(`dayClose.kind.${kind}`)}
          fields={sourceFields(kind, t)}
          submit={t('dayClose.save')}
          onSubmit={(values) => enter(sourceBody(kind, values))}
          onClose={() => setAdding(false)}
        />
      )}
      {leaving && (
        <FormDialog
          title={t('dayClose.withdrawOf', { what: leaving.description })}
          fields={[{ kind: 'text', name: 'reason', label: t('dayClose.reason'), longest: 200 }]}
          submit={t('dayClose.withdraw')}
          onSubmit={(values) => day.send(`/v1/day-sources/${leaving.id}/withdrawal`, values)}
          onClose={() => setLeaving(null)}
        />
      )}
    </section>
  );
}

interface SourceTableProps {
  readonly day: Day;
  readonly sources: readonly DaySource[];
  readonly open: boolean;
  readonly onWithdraw: (source: DaySource) => void;
}

function SourceTable({ day, sources, open, onWithdraw }: SourceTableProps) {
  const { t, i18n } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const confirm = async ({ id }: DaySource): Promise<void> => {
    setError(null);
    try {
      await day.send(`/v1/day-sources/${id}/confirmation`, {});
    } catch (reason) {
      setError(reason);
    }
  };
  return (
    <>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('dayClose.sources')}>
        <table className="day-table">
          <thead>
            <tr>
              <th>{t('dayClose.kindLabel')}</th>
              <th>{t('dayClose.what')}</th>
              <th className="number">{t('dayClose.value')}</th>
              <th>{t('dayClose.state')}</th>
            </tr>
          </thead>
          <tbody>
            {sources.map((source) => (
              <tr key={source.id}>
                <td>{t(`dayClose.kind.${source.kind}`)}</td>
                <td>{source.description}</td>
                <td className="number">
                  <Money amountFen={source.valueFen} />
                </td>
                <td>
                  <SourceState source={source} />
                  {open && source.withdrawnBecause === null && (
                    <span className="close-keys">
                      {source.confirmed === false && (
                        <button type="button" className="button" onClick={() => void confirm(source)}>
                          {t('dayClose.confirm')}
                        </button>
                      )}
                      <button type="button" className="button button-quiet" onClick={() => onWithdraw(source)}>
                        {t('dayClose.withdraw')}
                      </button>
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {error !== null && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('dayClose.confirmFailed')}
          todo={t('dayClose.failedTodo')}
        />
      )}
    </>
  );
}

function SourceState({ source }: { source: DaySource }) {
  const { t } = useTranslation();
  if (source.withdrawnBecause !== null) return <StateTag tone="quiet">{t('dayClose.withdrawn')}</StateTag>;
  if (source.confirmed === null) return null;
  return source.confirmed ? (
    <StateTag tone="good">{t('dayClose.confirmed')}</StateTag>
  ) : (
    <StateTag tone="warn">{t('dayClose.unconfirmed')}</StateTag>
  );
}

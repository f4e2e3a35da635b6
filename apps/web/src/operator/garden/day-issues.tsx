import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import { Money } from '../../shared/money.js';
import type { GardenBoard, Issue } from './garden-contract.js';
import { kilograms } from './kilograms.js';
import type { Garden } from './use-garden.js';

/** What today was issued; withdrawn until the day is closed. */
export function DayIssues({ garden, board }: { garden: Garden; board: GardenBoard }) {
  const { t } = useTranslation();
  const [leaving, setLeaving] = useState<Issue | null>(null);
  return (
    <section className="garden-section" aria-label={t('garden.today')}>
      <h2>{t('garden.today')}</h2>
      {board.dayClosed && <p>{t('garden.dayClosed')}</p>}
      {board.issues.length === 0 ? (
        <p>{t('garden.noIssues')}</p>
      ) : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t('garden.today')}>
          <table className="day-table">
            <thead>
              <tr>
                <th>{t('garden.crop')}</th>
                <th className="number">{t('garden.weight')}</th>
                <th className="number">{t('garden.value')}</th>
                <th>{t('garden.more')}</th>
              </tr>
            </thead>
            <tbody>
              {board.issues.map((issue) => (
                <tr key={issue.sourceId}>
                  <td>{issue.crop}</td>
                  <td className="number">{kilograms(issue.grams)}</td>
                  <td className="number">
                    <Money amountFen={issue.valueFen} />
                  </td>
                  <td>
                    {!board.dayClosed && (
                      <button type="button" className="button button-quiet" onClick={() => setLeaving(issue)}>
                        {t('garden.withdraw')}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {leaving && (
        <FormDialog
          title={t('garden.withdrawTitle', { crop: leaving.crop })}
          fields={[{ kind: 'text', name: 'reason', label: t('garden.reason'), longest: 200 }]}
          submit={t('garden.withdraw')}
          onSubmit={(values) => garden.ask(`/v1/day-sources/${leaving.sourceId}/withdrawal`, values)}
          onClose={() => setLeaving(null)}
        />
      )}
    </section>
  );
}

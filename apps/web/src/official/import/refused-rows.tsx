import { useTranslation } from 'react-i18next';
import type { ImportDetail } from '../../api/import-contract.js';
import { useBilingual } from '../../i18n/use-bilingual.js';

/** As many as one answer has. */
const MOST_SHOWN = 50;

/** The first refused rows with their reasons, and the report of all of them. */
export function RefusedRows({ run }: { run: ImportDetail }) {
  const { t } = useTranslation();
  const say = useBilingual();
  const rows = run.summary?.refused ?? 0;
  const all = new Set(run.refusedRows.map(({ row }) => row)).size >= rows && run.refusedRows.length < MOST_SHOWN;
  return (
    <section>
      <h2>{t('imports.refusedRows')}</h2>
      <p className="import-keys">
        <a className="button" href={`/v1/imports/${run.id}/refused-rows`} download>
          {t('imports.report')}
        </a>
        <span>{t(all ? 'imports.refusedAll' : 'imports.refusedShown', { rows, count: run.refusedRows.length })}</span>
      </p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('imports.refusedRows')}>
        <table className="import-table">
          <thead>
            <tr>
              <th scope="col">{t('imports.row')}</th>
              <th scope="col">{t('imports.name')}</th>
              <th scope="col">{t('imports.column')}</th>
              <th scope="col">{t('imports.value')}</th>
              <th scope="col">{t('imports.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {run.refusedRows.map(({ row, name, field, fieldZh, fieldEn, value, code, zh, en }) => (
              <tr key={`${row} ${field} ${code}`}>
                <td>{row}</td>
                <td>{name ?? '—'}</td>
                <td>{say({ zh: fieldZh, en: fieldEn })}</td>
                <td>{value ?? '—'}</td>
                <td>{say({ zh, en })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

import './claim-export-texts.js';
import { useTranslation } from 'react-i18next';

/** The claims of a month by town and facility, as a file. */
export function RollUpExports({ month }: { month: string }) {
  const { t } = useTranslation();
  return (
    <div className="form-keys" role="group" aria-label={t('claimExport.rollUps')}>
      {(['xlsx', 'pdf'] as const).map((format) => (
        <a key={format} className="button" href={`/v1/claims/roll-up?month=${month}&format=${format}`} download>
          {t('claimExport.rollUp', { format: format.toUpperCase() })}
        </a>
      ))}
    </div>
  );
}

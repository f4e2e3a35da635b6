import { useTranslation } from 'react-i18next';
import type { RunDifference } from './run-difference.js';

/** What a repair has changed of what the volunteers knew. */
export function DifferenceSection({ difference }: { readonly difference: RunDifference }) {
  const { t } = useTranslation();
  const { moved, kept } = difference;
  return (
    <section className="runs-section runs-difference" aria-label={t('runs.difference')}>
      <h2>{t('runs.difference')}</h2>
      <p role="status">{t('runs.differenceText', { moved: moved.length, kept })}</p>
      <ul>
        {moved.map(({ stopId, labelNo, residentName, from, to }) => (
          <li key={stopId}>
            {t('runs.label', { no: labelNo })} {residentName}: {from ?? t('runs.nobody')} →{' '}
            <strong>{to ?? t('runs.nobody')}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

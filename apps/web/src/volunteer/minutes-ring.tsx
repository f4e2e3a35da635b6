import { useTranslation } from 'react-i18next';

const RADIUS = 40;
const ROUND = 2 * Math.PI * RADIUS;
const MINUTE_MS = 60_000;
const HURRY_MINUTES = 15;

/** How long the box may still be handed over, of the time it had. */
export function MinutesRing({ until, from, now }: { until: string; from: string; now: Date }) {
  const { t } = useTranslation();
  const whole = Date.parse(until) - Date.parse(from);
  const left = Math.max(0, Date.parse(until) - now.getTime());
  const minutes = Math.floor(left / MINUTE_MS);
  const share = whole > 0 ? Math.min(1, left / whole) : 0;
  return (
    <div className={minutes < HURRY_MINUTES ? 'minutes-ring state-danger' : 'minutes-ring'}>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle cx="50" cy="50" r={RADIUS} className="ring-ground" />
        <circle cx="50" cy="50" r={RADIUS} className="ring-left" strokeDasharray={`${ROUND * share} ${ROUND}`} />
      </svg>
      <span>{t('door.minutesLeft', { count: minutes })}</span>
    </div>
  );
}

import { addDays, parseBusinessDate } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';

interface DayToolsProps {
  readonly date: string;
  readonly today: string;
  /** When the figures were computed, RFC 3339; null before the first. */
  readonly asOf: string | null;
  readonly fetching: boolean;
  readonly refresh: () => void;
  readonly onDate: (date: string) => void;
}

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** Which day is shown, and how fresh. */
export function DayTools({ date, today, asOf, fetching, refresh, onDate }: DayToolsProps) {
  const { t } = useTranslation();
  const shift = (days: number) => (): void => onDate(addDays(parseBusinessDate(date), days));
  return (
    <>
      <div className="district-date" role="group" aria-label={t('district.date')}>
        <button type="button" className="button" aria-label={t('district.previous')} onClick={shift(-1)}>
          ‹
        </button>
        <input
          className="input"
          type="date"
          aria-label={t('district.date')}
          value={date}
          max={today}
          onChange={(event) => onDate(event.target.value)}
        />
        <button
          type="button"
          className="button"
          aria-label={t('district.next')}
          disabled={date >= today}
          onClick={shift(1)}
        >
          ›
        </button>
        <button type="button" className="button" disabled={date === today} onClick={() => onDate(today)}>
          {t('district.today')}
        </button>
      </div>
      <div className="district-fresh">
        {asOf !== null && <span>{t('district.asOf', { time: CLOCK.format(new Date(asOf)) })}</span>}
        <button type="button" className="button" disabled={fetching} onClick={refresh}>
          {t(fetching ? 'district.refreshing' : 'district.refresh')}
        </button>
      </div>
    </>
  );
}

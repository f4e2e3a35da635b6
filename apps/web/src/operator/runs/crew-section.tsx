import { useTranslation } from 'react-i18next';
import { StateTag } from '../../shared/state-tag.js';
import { clockTime } from '../slot/clock-time.js';
import type { Press } from './use-press.js';
import { isOpen } from './run-names.js';
import type { Run, RunCarrier } from './runs-contract.js';
import type { Runs } from './use-runs.js';

interface CrewSectionProps {
  readonly run: Run;
  readonly runs: Runs;
  readonly press: Press;
}

/** Who carries: put in, taken out, or expected and not there; then what is published is planned again. */
export function CrewSection({ run, runs, press }: CrewSectionProps) {
  const { t } = useTranslation();
  const crew = run.crew.toSorted((a, b) => Number(b.comes) - Number(a.comes));
  const set = (member: RunCarrier, comes: boolean, noShow: boolean) => () =>
    void press(
      () => runs.changeRun(`crew/${member.volunteerId}`, { comes, noShow }, 'PUT'),
      `crew-${member.volunteerId}`,
    );
  return (
    <section className="runs-section" aria-label={t('runs.crew')}>
      <h2>{t('runs.crew')}</h2>
      {crew.length === 0 && <p>{t('runs.noCrew')}</p>}
      <ul className="runs-crew">
        {crew.map((member) => (
          <CrewRow key={member.volunteerId} {...{ run, member, set }} />
        ))}
      </ul>
    </section>
  );
}

interface CrewRowProps {
  readonly run: Run;
  readonly member: RunCarrier;
  readonly set: (member: RunCarrier, comes: boolean, noShow: boolean) => () => void;
}

function CrewRow({ run, member, set }: CrewRowProps) {
  const { t } = useTranslation();
  const { volunteerId, mode, boxes, from, to, comes, noShow, saidSo } = member;
  const name = member.name ?? t('runs.someone');
  const published = run.publishedAt !== null;
  const label = t(comes ? (published ? 'runs.noShow' : 'runs.takeOff') : 'runs.putIn');
  return (
    <li>
      <div>
        <h3>
          {name}{' '}
          {noShow || saidSo ? (
            <StateTag tone="danger">{t(noShow ? 'runs.didNotCome' : 'runs.saidSo')}</StateTag>
          ) : (
            <StateTag tone={comes ? 'good' : 'quiet'}>{t(comes ? 'runs.comes' : 'runs.free')}</StateTag>
          )}
        </h3>
        <p className="runs-facts">
          {t(`runs.mode.${mode}`)} · {t('runs.boxes', { count: boxes })} · {clockTime(from)}–{clockTime(to)}
        </p>
      </div>
      {isOpen(run) && (
        <button
          type="button"
          className="button"
          id={`crew-${volunteerId}`}
          aria-label={`${label} ${name}`}
          onClick={comes ? set(member, false, published) : set(member, true, false)}
        >
          {label}
        </button>
      )}
    </li>
  );
}

import { useTranslation } from 'react-i18next';
import { BooksFailure } from '../books/books-failure.js';
import type { Profile, PublicMap } from './coverage-contract.js';
import { PlanForm } from './plan-form.js';
import { PlanResult } from './plan-result.js';
import { SavePlanKey } from './save-plan-key.js';
import { place } from './told-figures.js';
import type { Plan } from './use-plan.js';

interface PlanPanelProps {
  readonly plan: Plan;
  readonly points: PublicMap['points'];
  readonly profile: Profile;
  readonly onLook: (longitude: number, latitude: number) => void;
}

/** 试算: changes by form, list and map, and what they do. */
export function PlanPanel({ plan, points, profile, onLook }: PlanPanelProps) {
  const { t } = useTranslation();
  const { changes, trial, error } = plan;
  return (
    <section className="facts" aria-label={t('coverage.plan.title')}>
      <header>
        <h2>{t('coverage.plan.title')}</h2>
        {changes.length > 0 && <SavePlanKey plan={plan} profile={profile} />}
      </header>
      <p className="coverage-note">{t('coverage.plan.intro')}</p>
      <PlanForm plan={plan} points={points} onLook={onLook} />
      <Changes plan={plan} />
      <BooksFailure error={error} onRetry={plan.retry} />
      {changes.length > 0 && !trial && error === null && <p role="status">{t('coverage.plan.computing')}</p>}
      {trial && <PlanResult trial={trial} plan={plan} />}
    </section>
  );
}

function Changes({ plan: { changes, remove, clear, trial } }: { plan: Plan }) {
  const { t } = useTranslation();
  if (changes.length === 0) return <p className="facts-none">{t('coverage.plan.noChanges')}</p>;
  const toldOf = (at: number): string => {
    const facility = trial?.facilities.find(({ change }) => change === at);
    if (facility === undefined) return '';
    if (facility.isOffNetwork) return t('coverage.plan.offNetwork');
    return facility.serves
      ? t('coverage.plan.reachedOf', { count: facility.reached })
      : t('coverage.plan.doesNotServe');
  };
  return (
    <>
      <ul className="coverage-changes" aria-label={t('coverage.plan.list')}>
        {changes.map(({ key, kind, name, longitude, latitude, seats, slots }, at) => (
          <li key={key}>
            <span>
              {t(`coverage.kind.${kind}`)} · {name}
              <br />
              <small>
                {[
                  ...(longitude === undefined || latitude === undefined ? [] : [place(t, longitude, latitude)]),
                  ...(seats === undefined ? [] : [`${t('coverage.plan.seats')} ${seats}`]),
                  ...(slots?.map((slot) => t(`slot.${slot}`)) ?? []),
                  toldOf(at),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            <button
              type="button"
              className="button button-quiet"
              aria-label={t('coverage.plan.remove', { name })}
              onClick={() => remove(key)}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      {changes.length > 1 && (
        <button type="button" className="button" onClick={clear}>
          {t('coverage.plan.clear')}
        </button>
      )}
    </>
  );
}

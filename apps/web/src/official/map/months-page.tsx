import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { useAddress } from '../books/use-address.js';
import { PageHeader } from '../shell/page-header.js';
import { AreaMonthsView } from './area-months-view.js';
import { PROFILES } from './coverage-contract.js';
import { FacilityMonthsView } from './facility-months-view.js';
import { MapViews } from './map-views.js';
import { AREA_MONTH_FIGURES, FACILITY_MONTH_FIGURES } from './month-figures.js';

const SPANS = [6, 12, 24] as const;
const OF = ['areas', 'points'] as const;

/** 各月变化: who could walk to a meal at the end of each month, by town, village or point. What is looked at stands in the address. */
export function MonthsPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const profile = PROFILES.find((one) => one === params.get('profile')) ?? 'older';
  const span = SPANS.find((one) => String(one) === params.get('span')) ?? SPANS[0];
  const of = OF.find((one) => one === params.get('of')) ?? 'areas';
  const areaFigure = AREA_MONTH_FIGURES.find((one) => one === params.get('figure')) ?? 'share';
  const pointFigure = FACILITY_MONTH_FIGURES.find((one) => one === params.get('figure')) ?? 'reached';
  const figures = of === 'areas' ? AREA_MONTH_FIGURES.map((one) => [one, t(`coverage.area.${one}`)] as const) : [];
  const pointFigures = FACILITY_MONTH_FIGURES.map((one) => [one, t(`coverage.point.${one}`)] as const);
  return (
    <>
      <PageHeader title={t('coverage.months.title')}>
        <MapViews />
      </PageHeader>
      <section className="facts">
        <p className="coverage-note">{t('coverage.months.intro')}</p>
        <div className="coverage-form">
          <Choice
            label={t('mealMap.who')}
            value={profile}
            options={PROFILES.map((one) => [one, t(`mealMap.profile.${one}`)])}
            onChange={(value) => choose('profile', value)}
          />
          <Choice
            label={t('coverage.months.of')}
            value={of}
            options={[
              ['areas', t('coverage.months.ofAreas')],
              ['points', t('coverage.months.ofPoints')],
            ]}
            onChange={(value) => choose('of', value)}
          />
          <Choice
            label={t('coverage.months.figure')}
            value={of === 'areas' ? areaFigure : pointFigure}
            options={of === 'areas' ? figures : pointFigures}
            onChange={(value) => choose('figure', value)}
          />
          <Choice
            label={t('coverage.months.span')}
            value={String(span)}
            options={SPANS.map((one) => [String(one), t('coverage.months.spanOf', { count: one })])}
            onChange={(value) => choose('span', value)}
          />
        </div>
        {of === 'areas' ? (
          <AreaMonthsView {...{ profile, span, account }} figure={areaFigure} />
        ) : (
          <FacilityMonthsView {...{ profile, span }} figure={pointFigure} />
        )}
      </section>
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, told: string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps): ReactNode {
  return (
    <label className="field">
      <span>{label}</span>
      <select className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map(([one, told]) => (
          <option key={one} value={one}>
            {told}
          </option>
        ))}
      </select>
    </label>
  );
}

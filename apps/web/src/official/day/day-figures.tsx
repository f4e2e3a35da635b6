import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fen, formatYuan } from '@nuancan/kernel';
import { FiveOnesBar } from '../../shared/five-ones-bar.js';
import { Money } from '../../shared/money.js';
import type { DistrictDay } from './use-district-day.js';

/** The day in four figures and one bar. */
export function DayFigures({ day, title }: { day: DistrictDay; title: string }) {
  const { t } = useTranslation();
  const { total } = day;
  const served = day.groups.filter((group) => group.meals > 0).length;
  const places = day.groups.some((group) => group.tier !== null);
  return (
    <section className="figures" aria-labelledby="figures-title">
      <h2 id="figures-title">
        {title} <span>{day.businessDate}</span>
      </h2>
      <dl className="figure-list">
        <Figure name={t('district.meals')}>{total.meals.toLocaleString('en')}</Figure>
        <Figure name={t('district.subsidised')}>{total.subsidised.toLocaleString('en')}</Figure>
        <Figure name={t('district.publicSales')}>{total.publicSales.toLocaleString('en')}</Figure>
        <Figure name={t('district.cost')}>
          <Money amountFen={total.costFen} heading />
        </Figure>
        <Figure name={t('district.price')}>
          <Money amountFen={total.priceFen} heading />
        </Figure>
      </dl>
      <h3>{t('district.composition')}</h3>
      <FiveOnesBar amounts={total} label={t('district.compositionOf', { name: title })} />
      <p className="figure-notes">
        {places && <span>{t('district.points', { served, all: day.groups.length })}</span>}
        {total.elderShortFen > 0 && (
          <span>{t('district.short', { amount: formatYuan(fen(total.elderShortFen)) })}</span>
        )}
      </p>
    </section>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

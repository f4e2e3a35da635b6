import './resident-card.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diner } from '../api/contract.js';
import { useBilingual } from '../i18n/use-bilingual.js';

interface ResidentCardProps {
  readonly diner: Diner;
  /** Warnings and states under the facts. */
  readonly children?: ReactNode;
}

/** Who stands there: name, age, diet, home and tier. Of the card only the last four digits, nothing else identifies. */
export function ResidentCard({ diner, children }: ResidentCardProps) {
  const { t } = useTranslation();
  const bilingual = useBilingual();
  return (
    <div className="resident-card">
      <h2>{diner.name}</h2>
      <p className="resident-facts">
        <span>{t('serve.age', { age: diner.age })}</span>
        <span>{diner.cardLast4 ? t('serve.last4', { digits: diner.cardLast4 }) : t('serve.noCard')}</span>
        {diner.diet && <strong className="resident-diet">{t('serve.diet', { diet: diner.diet })}</strong>}
      </p>
      <p className="resident-home">
        {diner.villageName} · {diner.tierLabel ? bilingual(diner.tierLabel) : t('serve.noTier')}
      </p>
      {children}
    </div>
  );
}

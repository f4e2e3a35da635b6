import { useTranslation } from 'react-i18next';
import { StateTag } from '../../shared/state-tag.js';
import type { Leg } from './claims-contract.js';

/** How far a leg is paid; below zero it is the payee who pays back. */
export function LegTag({ leg: { amountFen, settledFen } }: { leg: Pick<Leg, 'amountFen' | 'settledFen'> }) {
  const { t } = useTranslation();
  const back = amountFen < 0;
  if (settledFen === amountFen) return <StateTag tone="good">{t(back ? 'legs.recovered' : 'legs.paid')}</StateTag>;
  if (amountFen > 0 && settledFen > amountFen) return <StateTag tone="danger">{t('legs.surplus')}</StateTag>;
  if (settledFen !== 0) return <StateTag tone="warn">{t('legs.part')}</StateTag>;
  return <StateTag tone={back ? 'danger' : 'warn'}>{t(back ? 'legs.owedBack' : 'legs.unpaid')}</StateTag>;
}

import { useTranslation } from 'react-i18next';
import { StateTag } from '../../shared/state-tag.js';
import { isOverdue } from './is-overdue.js';
import type { RunProgress } from './runs-contract.js';

/** How far a run under way is: of how many orders it is known what became of them. */
export function ProgressLine({ progress: { orders, open, delivered, items } }: { readonly progress: RunProgress }) {
  const { t } = useTranslation();
  const done = orders - open;
  const text = t('ended.progress', { done, orders, delivered });
  const now = new Date();
  const overdue = items.filter((item) => isOverdue(item, now)).length;
  return (
    <p className="runs-planning" role="status">
      <progress max={Math.max(orders, 1)} value={done} aria-label={t('ended.progressName')} />
      <span>{text}</span>
      {overdue > 0 && <StateTag tone="danger">{t('ended.overdueCount', { count: overdue })}</StateTag>}
    </p>
  );
}

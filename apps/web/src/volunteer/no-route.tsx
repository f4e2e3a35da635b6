import { useTranslation } from 'react-i18next';
import { useReachable } from '../operator/till/use-reachable.js';
import { EmptyState } from '../shared/empty-state.js';
import type { Route } from './use-route.js';

/** Nothing to bring, or nothing known yet. */
export function NoRoute({ route: { stops, asked, resting }, expired }: { route: Route; expired: boolean }) {
  const { t } = useTranslation();
  const reachable = useReachable();
  if (stops !== undefined && expired) {
    return (
      <EmptyState title={t('door.expired')}>
        <p>{t('door.expiredText')}</p>
      </EmptyState>
    );
  }
  if (stops === undefined || (!asked && reachable)) return <p role="status">{t('door.loading')}</p>;
  if (resting) {
    return (
      <EmptyState title={t('door.resting')}>
        <p>{t('door.restingText')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('door.none')}>
      <p>{t(reachable ? 'door.noneText' : 'door.noneOffline')}</p>
      <p>{t('door.paper')}</p>
    </EmptyState>
  );
}

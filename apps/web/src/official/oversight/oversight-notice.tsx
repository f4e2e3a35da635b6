import '../../oversight/oversight-texts.js';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { request } from '../../api/request.js';
import type { OversightTaskList } from '../../oversight/oversight-contract.js';

/** In the inbox: what of inspections and complaints is overdue or waits for an official; nothing while nothing does. */
export function OversightNotice() {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['oversight', 'tasks'],
    queryFn: ({ signal }) => request<OversightTaskList>('/v1/oversight-tasks', { signal }),
  });
  const items = data?.items ?? [];
  const overdue = items.filter((task) => task.overdue).length;
  const mine = items.filter((task) => task.waitsFor === 'official').length;
  if (overdue === 0 && mine === 0) return null;
  return (
    <p className="claim-notice claim-notice-faster">
      {t('oversight.inboxTitle', { overdue, mine })} <Link to="/oversight">{t('oversight.see')}</Link>
    </p>
  );
}

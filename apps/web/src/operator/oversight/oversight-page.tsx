import '../close/close.css';
import '../../official/facilities/facilities.css';
import '../../oversight/oversight.css';
import '../../oversight/oversight-texts.js';
import '../../shared/form-texts.js';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem.js';
import { ComplaintsSection } from './complaints-section.js';
import { FindingsSection } from './findings-section.js';
import { InspectionsSection } from './inspections-section.js';

/** 督导与投诉 of the own facility: findings to answer, inspections, and complaints without who complained. */
export function OversightPage({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation();
  const [client] = useState(() => queryClient(onExpired));
  return (
    <QueryClientProvider client={client}>
      <main className="close-main">
        <h1>{t('oversight.title')}</h1>
        <FindingsSection />
        <InspectionsSection />
        <ComplaintsSection />
      </main>
    </QueryClientProvider>
  );
}

function queryClient(onExpired: () => void): QueryClient {
  const onError = (error: Error): void => {
    if (ApiProblem.hasStatus(error, 401)) onExpired();
  };
  return new QueryClient({
    defaultOptions: { queries: { retry: false, networkMode: 'always' }, mutations: { networkMode: 'always' } },
    queryCache: new QueryCache({ onError }),
  });
}

import '../close/close.css';
import '../../official/facilities/facilities.css';
import '../../oversight/oversight.css';
import '../../oversight/oversight-texts.js';
import '../../shared/form-texts.js';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../query-client.js';
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

import '../close/close.css';
import '../../oversight/oversight.css';
import '../../oversight/oversight-texts.js';
import '../../shared/form-texts.js';
import './cases-texts.js';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../query-client.js';
import { ORDERS_ADDRESS } from '../use-place.js';
import { OpenSection } from './open-section.js';
import { PastSection } from './past-section.js';

/** 关爱个案 of whom the kitchen cooks for: who is being looked for, what the kitchen knows, and what became of their meals. */
export function CasesPage({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation();
  const [client] = useState(() => queryClient(onExpired));
  return (
    <QueryClientProvider client={client}>
      <main className="close-main">
        <div className="close-title">
          <h1>{t('kitchenCases.title')}</h1>
          <a className="button" href={ORDERS_ADDRESS}>
            {t('kitchenCases.toOrders')}
          </a>
        </div>
        <OpenSection />
        <PastSection />
      </main>
    </QueryClientProvider>
  );
}

import '../orders/orders.css';
import '../orders/orders-texts.js';
import '../../families/families.css';
import '../../families/families-texts.js';
import '../../shared/form-texts.js';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../query-client.js';
import type { Diner } from '../../api/contract.js';
import { ConsentsSection } from '../../families/consents-section.js';
import { GiveDialog } from '../../families/give-dialog.js';
import { RequestsSection } from '../../families/requests-section.js';
import { Dialog } from '../../shared/dialog.js';
import { WhoField, type WhoFieldProps } from '../orders/who-field.js';
import { ORDERS_ADDRESS, WALLET_ADDRESS } from '../use-place.js';

type FamiliesPageProps = Omit<WhoFieldProps, 'onPick'> & { readonly onExpired: () => void };

/** 家属 of who eats here: what they ask for, and what the elders consented to. */
export function FamiliesPage({ onExpired, ...who }: FamiliesPageProps) {
  const { t } = useTranslation();
  const [client] = useState(() => queryClient(onExpired));
  const [giving, setGiving] = useState(false);
  const [elder, setElder] = useState<Diner | null>(null);
  const close = (): void => {
    setGiving(false);
    setElder(null);
  };
  return (
    <QueryClientProvider client={client}>
      <main className="orders-main">
        <div className="orders-title">
          <h1>{t('families.title')}</h1>
          <a className="button" href={ORDERS_ADDRESS}>
            {t('families.back')}
          </a>
        </div>
        <RequestsSection walletAddress={WALLET_ADDRESS} />
        <ConsentsSection
          residentId={null}
          giving={
            <button type="button" className="button button-main" onClick={() => setGiving(true)}>
              {t('families.give')}
            </button>
          }
        />
        {giving && elder === null && (
          <Dialog title={t('families.give')} onClose={close}>
            <WhoField {...who} onPick={setElder} />
          </Dialog>
        )}
        {elder !== null && <GiveDialog elder={elder} facilities={null} onClose={close} />}
      </main>
    </QueryClientProvider>
  );
}

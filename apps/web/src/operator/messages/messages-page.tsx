import { useTranslation } from 'react-i18next';
import { Inbox } from '../../messages/inbox.js';
import type { Message } from '../../messages/message-contract.js';
import { PreferencesSection } from '../../messages/preferences-section.js';
import { FAMILIES_ADDRESS } from '../orders/families-address.js';
import { CASES_ADDRESS } from '../cases/cases-address.js';
import { RUNS_ADDRESS } from '../orders/runs-address.js';
import { CLAIM_ADDRESS, ORDERS_ADDRESS, OVERSIGHT_ADDRESS, PRODUCTION_ADDRESS } from '../use-place.js';

/** 消息 of the kitchen's account, and how it wants to be told. */
export function MessagesPage() {
  const { t } = useTranslation();
  return (
    <main className="messages-page">
      <h1>{t('messages.title')}</h1>
      <Inbox
        wayTo={(message, { children, ...way }) => {
          const href = addressOf(message);
          return (
            href && (
              <a href={href} {...way}>
                {children}
              </a>
            )
          );
        }}
      />
      <PreferencesSection />
    </main>
  );
}

/** Where what it tells of is seen to; null: nowhere in this face. */
function addressOf({ topic }: Message): string | null {
  switch (topic) {
    case 'closure':
      return ORDERS_ADDRESS;
    case 'delivery':
      return RUNS_ADDRESS;
    case 'deadline':
      return OVERSIGHT_ADDRESS;
    case 'sample':
      return PRODUCTION_ADDRESS;
    case 'claim':
      return CLAIM_ADDRESS;
    case 'family':
      return FAMILIES_ADDRESS;
    case 'welfare':
      return CASES_ADDRESS;
    case 'alert':
      return null;
  }
}

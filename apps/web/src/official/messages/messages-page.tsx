import '../../messages/messages.css';
import '../../messages/message-texts.js';
import './delivery-texts.js';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Route, Routes } from 'react-router';
import { Inbox } from '../../messages/inbox.js';
import type { Message } from '../../messages/message-contract.js';
import { PreferencesSection } from '../../messages/preferences-section.js';
import type { OfficialPageProps } from '../official-page.js';
import { MissingPage } from '../shell/missing-page.js';
import { PageHeader } from '../shell/page-header.js';
import { DeliveriesSection } from './deliveries-section.js';

/** 消息: what one was told, how one wants to be told, and what was sent to whom of one's town or district. */
export function MessagesPage(_: OfficialPageProps) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('page.messages')} />
      <nav className="messages-views" aria-label={t('messages.views')}>
        <NavLink className="button" to="/messages" end>
          {t('page.messages')}
        </NavLink>
        <NavLink className="button" to="/messages/settings">
          {t('messages.settings')}
        </NavLink>
        <NavLink className="button" to="/messages/log">
          {t('deliveries.title')}
        </NavLink>
      </nav>
      <Routes>
        <Route index element={<OfficialInbox />} />
        <Route path="settings" element={<PreferencesSection />} />
        <Route path="log" element={<DeliveriesSection />} />
        <Route path="*" element={<MissingPage />} />
      </Routes>
    </>
  );
}

function OfficialInbox() {
  return (
    <Inbox
      wayTo={(message, way) => {
        const to = addressOf(message);
        return to && <Link to={to} {...way} />;
      }}
    />
  );
}

/** Where what it tells of is seen to; null: nowhere in this face. */
function addressOf({ topic, aboutId }: Message): string | null {
  switch (topic) {
    case 'closure':
      return '/closures';
    case 'deadline':
      return '/oversight';
    case 'claim':
      return `/claims/${aboutId}`;
    case 'alert':
      return '/queues';
    case 'welfare':
      return `/welfare/${aboutId}`;
    case 'family':
      return '/families';
    case 'delivery':
    case 'sample':
      return null;
  }
}

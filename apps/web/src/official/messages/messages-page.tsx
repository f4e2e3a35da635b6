import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Inbox } from '../../messages/inbox.js';
import type { Message } from '../../messages/message-contract.js';
import type { OfficialPageProps } from '../official-page.js';
import { PageHeader } from '../shell/page-header.js';

/** 消息: what one was told. */
export function MessagesPage(_: OfficialPageProps) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('page.messages')} />
      <Inbox
        wayTo={(message, way) => {
          const to = addressOf(message);
          return to && <Link to={to} {...way} />;
        }}
      />
    </>
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
    case 'sample':
      return null;
  }
}

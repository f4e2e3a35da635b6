import './messages.css';
import './message-texts.js';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../account/moment.js';
import { useBilingual } from '../i18n/use-bilingual.js';
import { describeError } from '../shared/describe-error.js';
import { EmptyState } from '../shared/empty-state.js';
import { ErrorState } from '../shared/error-state.js';
import { StateTag } from '../shared/state-tag.js';
import { TOPICS, type Message } from './message-contract.js';
import { useInbox } from './use-inbox.js';
import { useMessages, type MessageFilter, type Messages } from './use-messages.js';

/** What leads somewhere. */
export interface Way {
  readonly className: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

interface InboxProps {
  /** Draws the way to where what a message tells of is seen to; null: nowhere in this face. */
  readonly wayTo: (message: Message, way: Way) => ReactNode;
}

/** What one was told, newest first, in every face. */
export function Inbox({ wayTo }: InboxProps) {
  const { t, i18n } = useTranslation();
  const [filter, setFilter] = useState<MessageFilter>({ box: 'all', topic: '' });
  const { unread } = useInbox();
  const messages = useMessages(filter);
  const { items, error, reload } = messages;
  return (
    <div className="messages">
      <div className="messages-tools">
        <Filters filter={filter} onChange={setFilter} />
        <button type="button" className="button" disabled={(unread ?? 0) === 0} onClick={messages.markAll}>
          {t('messages.markAll')}
        </button>
      </div>
      {error !== null && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('messages.noAnswer') })}
          kept={t('messages.kept')}
          todo={t('messages.todo')}
        >
          <button type="button" className="button" onClick={reload}>
            {t('messages.retry')}
          </button>
        </ErrorState>
      )}
      {items === null && error === null && <p role="status">{t('messages.loading')}</p>}
      {items?.length === 0 && (
        <EmptyState title={filter.box === 'unread' ? t('messages.noneUnread') : t('messages.none')}>
          <p>{t('messages.noneText')}</p>
        </EmptyState>
      )}
      {items !== null && items.length > 0 && <MessageList {...{ messages, items, wayTo }} />}
    </div>
  );
}

function Filters({ filter, onChange }: { filter: MessageFilter; onChange: (filter: MessageFilter) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <label className="field">
        <span>{t('messages.box')}</span>
        <select
          className="input"
          value={filter.box}
          onChange={({ target }) => onChange({ ...filter, box: target.value as MessageFilter['box'] })}
        >
          {(['all', 'unread'] as const).map((box) => (
            <option key={box} value={box}>
              {t(`messages.boxes.${box}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('messages.topic')}</span>
        <select
          className="input"
          value={filter.topic}
          onChange={({ target }) => onChange({ ...filter, topic: target.value as MessageFilter['topic'] })}
        >
          <option value="">{t('messages.everyTopic')}</option>
          {TOPICS.map((topic) => (
            <option key={topic} value={topic}>
              {t(`messages.topics.${topic}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function MessageList({ messages, items, wayTo }: InboxProps & { messages: Messages; items: readonly Message[] }) {
  const { t } = useTranslation();
  return (
    <>
      <ul aria-label={t('messages.list')}>
        {items.map((message) => (
          <MessageItem key={message.id} {...{ message, wayTo }} onRead={() => messages.markRead(message)} />
        ))}
      </ul>
      {messages.hasMore && (
        <button type="button" className="button" onClick={messages.more}>
          {t('messages.older')}
        </button>
      )}
    </>
  );
}

function MessageItem({ message, wayTo, onRead }: InboxProps & { message: Message; onRead: () => void }) {
  const { t } = useTranslation();
  const text = useBilingual()(message);
  const isUnread = message.readAt === null;
  return (
    <li className={isUnread ? 'message message-unread' : 'message'}>
      <div className="message-text">
        <p>{text}</p>
        <p className="message-about">
          {isUnread && <StateTag tone="warn">{t('messages.unread')}</StateTag>}
          <span>{t(`messages.topics.${message.topic}`)}</span>
          <time dateTime={message.createdAt}>{moment(message.createdAt)}</time>
        </p>
      </div>
      <div className="message-keys">
        {wayTo(message, {
          className: 'button',
          onClick: () => isUnread && onRead(),
          children: (
            <>
              {t('messages.open')}
              <span className="sr-only">{`: ${text}`}</span>
            </>
          ),
        })}
        {isUnread && (
          <button type="button" className="button" aria-label={t('messages.markReadOf', { text })} onClick={onRead}>
            {t('messages.markRead')}
          </button>
        )}
      </div>
    </li>
  );
}

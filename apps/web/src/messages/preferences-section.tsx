import './messages.css';
import './message-texts.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureLine } from '../account/failure-line.js';
import { useLoaded } from '../account/use-loaded.js';
import { useWork } from '../account/use-work.js';
import { request } from '../api/request.js';
import { describeError } from '../shared/describe-error.js';
import type { MessageChoice, Preferences, SetPreferences } from './message-contract.js';

const PATH = '/v1/messages/preferences';

/** 通知设置: which messages also come by mail or gateway, where to, and when not. */
export function PreferencesSection() {
  const { t, i18n } = useTranslation();
  const { data, error } = useLoaded<Preferences>(PATH);
  return (
    <section className="preferences" aria-labelledby="preferences">
      <h2 id="preferences">{t('messages.settings')}</h2>
      {error !== null && (
        <FailureLine failure={describeError(error, { language: i18n.language, noAnswer: t('messages.noAnswer') })} />
      )}
      {data === null && error === null && <p role="status">{t('messages.loading')}</p>}
      {data?.channels.length === 0 && <p>{t('messages.noChannels')}</p>}
      {data !== null && data.channels.length > 0 && <PreferencesForm stored={data} />}
    </section>
  );
}

function PreferencesForm({ stored }: { stored: Preferences }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(stored));
  const [saved, setSaved] = useState(false);
  const { busy, failure, run } = useWork();
  const change = (changes: Partial<Draft>): void => {
    setSaved(false);
    setDraft((now) => ({ ...now, ...changes }));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run(async () => {
          await request(PATH, { method: 'PUT', body: bodyOf(draft) });
          setSaved(true);
        });
      }}
    >
      <p>{t('messages.settingsNote')}</p>
      <AddressFields channels={stored.channels} draft={draft} onChange={change} />
      <QuietFields draft={draft} onChange={change} />
      <ChoiceFields stored={stored} draft={draft} onChange={change} />
      <FailureLine failure={failure} />
      <p role="status">{busy ? t('messages.saving') : saved && t('messages.saved')}</p>
      <button type="submit" className="button button-main" disabled={busy}>
        {t('messages.save')}
      </button>
    </form>
  );
}

interface Draft {
  readonly email: string;
  readonly phone: string;
  readonly language: Preferences['language'];
  readonly from: string;
  readonly until: string;
  readonly choices: readonly MessageChoice[];
}

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (changes: Partial<Draft>) => void;
}

function AddressFields({ channels, draft, onChange }: FieldsProps & { channels: Preferences['channels'] }) {
  const { t } = useTranslation();
  const wants = (channel: MessageChoice['channel']): boolean => draft.choices.some((one) => one.channel === channel);
  return (
    <div className="messages-tools">
      {channels.includes('mail') && (
        <label className="field">
          <span>{t('messages.email')}</span>
          <input
            className="input"
            type="email"
            maxLength={254}
            autoComplete="email"
            required={wants('mail')}
            value={draft.email}
            onChange={({ target }) => onChange({ email: target.value })}
          />
        </label>
      )}
      {channels.includes('webhook') && (
        <label className="field">
          <span>{t('messages.phone')}</span>
          <input
            className="input"
            type="tel"
            pattern="\+?[0-9]{5,20}"
            autoComplete="tel"
            required={wants('webhook')}
            value={draft.phone}
            onChange={({ target }) => onChange({ phone: target.value })}
          />
        </label>
      )}
      <label className="field">
        <span>{t('messages.language')}</span>
        <select
          className="input"
          value={draft.language}
          onChange={({ target }) => onChange({ language: target.value as Draft['language'] })}
        >
          {(['zh', 'en'] as const).map((language) => (
            <option key={language} value={language}>
              {t(`messages.languages.${language}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function QuietFields({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{t('messages.quiet')}</legend>
      <div className="messages-tools">
        {(['from', 'until'] as const).map((end) => (
          <label key={end} className="field">
            <span>{end === 'from' ? t('messages.quietFrom') : t('messages.quietUntil')}</span>
            <input
              className="input"
              type="time"
              required={draft.from !== '' || draft.until !== ''}
              value={draft[end]}
              onChange={({ target }) => onChange({ [end]: target.value })}
            />
          </label>
        ))}
      </div>
      <p>{t('messages.quietNote')}</p>
    </fieldset>
  );
}

function ChoiceFields({ stored, draft, onChange }: FieldsProps & { stored: Preferences }) {
  const { t } = useTranslation();
  const isSame = (one: MessageChoice) => (other: MessageChoice) =>
    one.topic === other.topic && one.channel === other.channel;
  const toggle = (one: MessageChoice): void => {
    const without = draft.choices.filter((other) => !isSame(one)(other));
    onChange({ choices: without.length < draft.choices.length ? without : [...without, one] });
  };
  return (
    <fieldset>
      <legend>{t('messages.what')}</legend>
      <ul className="preferences-choices">
        {stored.topics.flatMap(({ topic }) =>
          stored.channels.map((channel) => (
            <li key={`${topic} ${channel}`}>
              <label>
                <input
                  type="checkbox"
                  checked={draft.choices.some(isSame({ topic, channel }))}
                  onChange={() => toggle({ topic, channel })}
                />
                <span>
                  {t(`messages.topics.${topic}`)} · {t(`messages.channels.${channel}`)}
                </span>
              </label>
            </li>
          )),
        )}
      </ul>
    </fieldset>
  );
}

function draftOf({ email, phone, language, quietHours, choices }: Preferences): Draft {
  return {
    ...{ email: email ?? '', phone: phone ?? '', language, choices },
    ...{ from: quietHours?.from ?? '', until: quietHours?.until ?? '' },
  };
}

function bodyOf({ email, phone, language, from, until, choices }: Draft): SetPreferences {
  return {
    ...{ email: email === '' ? null : email, phone: phone === '' ? null : phone, language },
    ...{ quietHours: from === '' ? null : { from, until }, choices: [...choices] },
  };
}

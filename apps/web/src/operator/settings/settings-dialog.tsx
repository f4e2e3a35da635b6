import './settings-texts.js';
import './settings.css';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../../i18n/language-switch.js';
import { LogOutButton } from '../../session/log-out-button.js';
import { Dialog } from '../../shared/dialog.js';
import { ErrorState } from '../../shared/error-state.js';
import { tillSound, type TillSignal } from '../sound/till-sound.js';
import { scanSetting } from './scan-setting.js';

interface SettingsDialogProps {
  readonly accountName: string;
  /** Records of this account that the server does not have. */
  readonly unsent: number;
  readonly onLeaving: () => Promise<void>;
  readonly onLeft: () => Promise<void>;
  readonly onClose: () => void;
}

const SIGNALS: readonly TillSignal[] = ['paid', 'already', 'not_entitled'];

/** Sound, scan, language, keys, and the way out. */
export function SettingsDialog({ accountName, unsent, onLeaving, onLeft, onClose }: SettingsDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('serve.settings')} onClose={onClose}>
      <SoundSetting />
      <ScanSetting />
      <Setting name={t('language')}>
        <LanguageSwitch />
      </Setting>
      <Setting name={t('settings.keys')}>
        <p>
          {t('settings.keyRows')}
          <br />
          {t('settings.keyPay')}
        </p>
      </Setting>
      <Setting name={t('settings.account')}>
        <span>{accountName}</span>
        <a className="button" href="/account">
          {t('ownAccount')}
        </a>
        {unsent === 0 && <LogOutButton {...{ onLeaving, onLeft }} />}
      </Setting>
      {unsent > 0 && (
        <ErrorState
          happened={t('settings.leaveRefused', { count: unsent })}
          kept={t('settings.leaveKept')}
          todo={t('settings.leaveTodo')}
        />
      )}
    </Dialog>
  );
}

function SoundSetting() {
  const { t } = useTranslation();
  const [muted, setMuted] = useState(tillSound.isMuted);
  const mute = (next: boolean) => (): void => {
    tillSound.mute(next);
    setMuted(next);
  };
  return (
    <Setting name={t('settings.sound')}>
      <div className="segments" role="group" aria-label={t('settings.sound')}>
        <button type="button" aria-pressed={!muted} onClick={mute(false)}>
          {t('settings.soundOn')}
        </button>
        <button type="button" aria-pressed={muted} onClick={mute(true)}>
          {t('settings.soundOff')}
        </button>
      </div>
      {!muted &&
        SIGNALS.map((signal) => (
          <button key={signal} type="button" className="button button-quiet" onClick={() => tillSound.play(signal)}>
            ♪ {t(`settings.${signal}`)}
          </button>
        ))}
    </Setting>
  );
}

function ScanSetting() {
  const { t } = useTranslation();
  const [atOnce, setAtOnce] = useState(scanSetting.logsAtOnce);
  const choose = (next: boolean) => (): void => {
    scanSetting.choose(next);
    setAtOnce(next);
  };
  return (
    <Setting name={t('settings.scan')}>
      <div className="segments" role="group" aria-label={t('settings.scan')}>
        <button type="button" aria-pressed={atOnce} onClick={choose(true)}>
          {t('settings.on')}
        </button>
        <button type="button" aria-pressed={!atOnce} onClick={choose(false)}>
          {t('settings.off')}
        </button>
      </div>
      <p>{t('settings.scanText')}</p>
    </Setting>
  );
}

function Setting({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="setting">
      <h3>{name}</h3>
      <div>{children}</div>
    </section>
  );
}

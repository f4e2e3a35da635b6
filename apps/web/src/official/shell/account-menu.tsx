import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '../../api/contract.js';
import { LogOutButton } from '../../session/log-out-button.js';

/** Who is logged in and how far they see, and the way out; unfolds below its key. */
export function AccountMenu({ account, placeName }: { account: Account; placeName: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const key = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: Event): void => {
      if (!menu.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [open]);
  const closeByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    setOpen(false);
    key.current?.focus();
  };
  return (
    <div ref={menu} className="account-menu" onKeyDown={closeByKey}>
      <button
        ref={key}
        type="button"
        className="button"
        aria-expanded={open}
        aria-controls="account-panel"
        onClick={() => setOpen(!open)}
      >
        <span className="account-name">{account.displayName}</span> <span aria-hidden="true">▾</span>
      </button>
      <div id="account-panel" className="account-panel" hidden={!open}>
        <p>
          <strong>{account.displayName}</strong>
          <span>{account.login}</span>
          <span>
            {t(`role.${account.role}`)} · {placeName}
          </span>
        </p>
        <Link className="button" to="/account">
          {t('page.account')}
        </Link>
        <LogOutButton />
      </div>
    </div>
  );
}

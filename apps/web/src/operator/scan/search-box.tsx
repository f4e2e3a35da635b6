import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchKeys, type SearchKeys } from './use-search-keys.js';

interface SearchBoxProps extends SearchKeys {
  readonly input: RefObject<HTMLInputElement | null>;
  /** Id of the list below, and of its row that Enter takes. */
  readonly listId: string;
  readonly activeId: string | undefined;
}

/** The one box of the counter: card, code, name or initials. */
export function SearchBox({ input, listId, activeId, ...keys }: SearchBoxProps) {
  const { t } = useTranslation();
  const onKeyDown = useSearchKeys(keys);
  return (
    <div className="search">
      <input
        ref={input}
        className="search-input"
        type="text"
        role="combobox"
        aria-label={t('serve.search')}
        aria-describedby={`${listId}-hint`}
        aria-expanded={keys.rowCount > 0}
        aria-controls={listId}
        aria-activedescendant={activeId}
        aria-autocomplete="list"
        placeholder={t('serve.search')}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="done"
        maxLength={64}
        autoFocus
        lang="en"
        value={keys.text}
        onChange={(event) => keys.onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span id={`${listId}-hint`} className="sr-only">
        {t('serve.searchHint')}
      </span>
    </div>
  );
}

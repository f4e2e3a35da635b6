import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface SearchFormProps {
  readonly label: string;
  readonly onSearch: (text: string) => void;
}

/** One box for every way to a resident. */
export function SearchForm({ label, onSearch }: SearchFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const hint = useId();
  return (
    <form
      className="registry-search"
      role="search"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text);
      }}
    >
      <label className="field">
        <span>{label}</span>
        <input
          className="input"
          type="text"
          value={text}
          maxLength={64}
          aria-describedby={hint}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <button type="submit" className="button button-main">
        {t('residents.find')}
      </button>
      <p id={hint} className="registry-hint">
        {t('residents.searchHint')}
      </p>
    </form>
  );
}

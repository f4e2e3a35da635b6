import { useTranslation } from 'react-i18next';

/** Does it, or leaves it. */
export function DialogKeys({ submit, onClose }: { submit: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="form-keys">
      <button type="submit" className="button button-main">
        {submit}
      </button>
      <button type="button" className="button" onClick={onClose}>
        {t('garden.cancel')}
      </button>
    </div>
  );
}

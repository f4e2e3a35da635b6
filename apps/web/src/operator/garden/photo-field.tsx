import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shrinkPhoto } from './shrink-photo.js';

interface PhotoFieldProps {
  readonly taken: boolean;
  /** In base64; undefined: none. */
  readonly onPhoto: (photo: string | undefined) => void;
}

/** The tablet's camera, or a file. */
export function PhotoField({ taken, onPhoto }: PhotoFieldProps) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  const take = async (file: File | undefined): Promise<void> => {
    setFailed(false);
    try {
      onPhoto(file && (await shrinkPhoto(file)));
    } catch {
      onPhoto(undefined);
      setFailed(true);
    }
  };
  return (
    <>
      <label className="field">
        <span>{taken ? t('garden.photoTaken') : t('garden.photoTake')}</span>
        <input
          className="input garden-file"
          type="file"
          accept="image/*"
          capture="environment"
          onChange={({ target }) => void take(target.files?.[0])}
        />
      </label>
      {failed && <p role="alert">{t('garden.photoFailed')}</p>}
    </>
  );
}

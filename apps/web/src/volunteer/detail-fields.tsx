import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { redrawPhoto } from '../shared/redraw-photo.js';

/** So that a day of them fits on a cheap phone and through a thin line. */
const MOST_PHOTO_BYTES = 200_000;
const LONGEST = 200;

/** What may be said beside an outcome. */
export interface Details {
  readonly note: string;
  readonly conditionNote: string;
  readonly photo: Blob | null;
}

export const NO_DETAILS: Details = { note: '', conditionNote: '', photo: null };

interface DetailFieldsProps {
  readonly details: Details;
  /** What changed alone: a photo is ready when it is, and what was typed meanwhile stays. */
  readonly onChange: (change: Partial<Details>) => void;
  /** A photo that is being made ready; false when it cannot be read. */
  readonly onDrawing: (ready: Promise<boolean>) => void;
}

/** Folded away: nobody has to fill them in. */
export function DetailFields({ details, onChange, onDrawing }: DetailFieldsProps) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  const take = async (file: File): Promise<boolean> => {
    setFailed(false);
    try {
      onChange({ photo: await redrawPhoto(file, MOST_PHOTO_BYTES) });
      return true;
    } catch {
      setFailed(true);
      return false;
    }
  };
  return (
    <details className="door-details">
      <summary>{t('door.more')}</summary>
      <div className="door-more">
        <label className="button door-photo">
          <span>{t(details.photo ? 'door.photoTaken' : 'door.photo')}</span>
          <input
            className="door-file"
            type="file"
            accept="image/*"
            capture="environment"
            onChange={({ target }) => target.files?.[0] && onDrawing(take(target.files[0]))}
          />
        </label>
        {details.photo && <Preview photo={details.photo} />}
        {failed && <p role="alert">{t('door.photoFailed')}</p>}
        <label className="field">
          <span>{t('door.note')}</span>
          <input
            className="input"
            maxLength={LONGEST}
            value={details.note}
            onChange={({ target }) => onChange({ note: target.value })}
          />
        </label>
        <label className="field">
          <span>{t('door.condition')}</span>
          <input
            className="input"
            maxLength={LONGEST}
            value={details.conditionNote}
            onChange={({ target }) => onChange({ conditionNote: target.value })}
          />
        </label>
      </div>
    </details>
  );
}

/** Whether it is sharp, and of the right door, before it is sent. */
function Preview({ photo }: { photo: Blob }) {
  const { t } = useTranslation();
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(photo);
    image.current?.setAttribute('src', address);
    return () => URL.revokeObjectURL(address);
  }, [photo]);
  return <img ref={image} className="door-preview" alt={t('door.photoPreview')} />;
}

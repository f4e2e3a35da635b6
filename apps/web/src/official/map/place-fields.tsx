import { useTranslation } from 'react-i18next';

/** As the server takes them: China with its surroundings. */
const BOUNDS = { longitude: [73, 136], latitude: [3, 54] } as const;
const NAMES = ['longitude', 'latitude'] as const;

/** What is typed of a place. */
export interface TypedPlace {
  readonly longitude: string;
  readonly latitude: string;
}

/** Degrees of a place, in WGS-84 as the map has them. */
export function PlaceFields({ at, onChange }: { at: TypedPlace; onChange: (at: TypedPlace) => void }) {
  const { t } = useTranslation();
  return (
    <>
      {NAMES.map((name) => (
        <label key={name} className="field">
          <span>{t(`coverage.plan.${name}`)}</span>
          <input
            className="input"
            type="number"
            step="any"
            required
            min={BOUNDS[name][0]}
            max={BOUNDS[name][1]}
            value={at[name]}
            onChange={({ target }) => onChange({ ...at, [name]: target.value })}
          />
        </label>
      ))}
    </>
  );
}

import { useTranslation } from 'react-i18next';
import type { Role } from '../../api/contract.js';
import type { Places } from './account-table.js';
import { placeOf, ROLES } from './roles.js';

/** A role and how far it sees. */
export interface RoleAndPlace {
  readonly role: Role;
  readonly townCode: string | null;
  readonly facilityId: string | null;
}

interface PlaceFieldsProps {
  readonly value: RoleAndPlace;
  readonly places: Places;
  readonly disabled?: boolean;
  readonly onValue: (value: RoleAndPlace) => void;
}

/** Role, town and place; offers only what fits together. */
export function PlaceFields({ value, places, disabled = false, onValue }: PlaceFieldsProps) {
  const { t } = useTranslation();
  const { town, facility } = placeOf(value.role);
  const inTown = places.facilities.filter(({ townCode }) => townCode === value.townCode);
  const changeRole = (role: Role): void => {
    const fits = placeOf(role);
    onValue({
      role,
      townCode: fits.town ? value.townCode : null,
      facilityId: fits.facility === 'none' ? null : value.facilityId,
    });
  };
  return (
    <>
      <label className="field">
        <span>{t('accounts.role')}</span>
        <select
          className="input"
          name="role"
          disabled={disabled}
          value={value.role}
          onChange={(event) => changeRole(event.target.value as Role)}
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
        </select>
      </label>
      {town && (
        <PlaceSelect
          label={t('accounts.town')}
          name="townCode"
          required
          disabled={disabled}
          empty={t('accounts.choose')}
          value={value.townCode}
          options={places.towns.map(({ code, name }) => [code, name])}
          onValue={(townCode) => onValue({ ...value, townCode, facilityId: null })}
        />
      )}
      {facility !== 'none' && (
        <PlaceSelect
          label={t('accounts.facility')}
          name="facilityId"
          required={facility === 'needed'}
          disabled={disabled}
          empty={t(facility === 'needed' ? 'accounts.choose' : 'accounts.wholeTown')}
          value={value.facilityId}
          options={inTown.map(({ id, name }) => [id, name])}
          onValue={(facilityId) => onValue({ ...value, facilityId })}
        />
      )}
    </>
  );
}

interface PlaceSelectProps {
  readonly label: string;
  readonly name: string;
  readonly required: boolean;
  readonly disabled: boolean;
  /** What stands for no value. */
  readonly empty: string;
  readonly value: string | null;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onValue: (value: string | null) => void;
}

function PlaceSelect({ label, name, required, disabled, empty, value, options, onValue }: PlaceSelectProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <select
        className="input"
        {...{ name, required, disabled }}
        value={value ?? ''}
        onChange={(event) => onValue(event.target.value || null)}
      >
        <option value="" disabled={required}>
          {empty}
        </option>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

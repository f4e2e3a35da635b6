import type { Scope } from './scope.js';

/** Sets the scope until the transaction ends; its parameters are `scopeSettings`. */
export const SET_SCOPE = `SELECT set_config('app.account_id', $1, true), set_config('app.role', $2, true),
  set_config('app.district', $3, true), set_config('app.town', $4, true), set_config('app.facility', $5, true),
  set_config('app.request_id', $6, true), set_config('app.ip', $7, true)`;

/** The values of a scope's settings, in the order of `SET_SCOPE`; '' is unset. */
export function scopeSettings(scope: Scope): string[] {
  return [
    scope.accountId ?? '',
    scope.role,
    scope.districtCode,
    scope.townCode ?? '',
    scope.facilityId ?? '',
    scope.requestId ?? '',
    scope.ip ?? '',
  ];
}

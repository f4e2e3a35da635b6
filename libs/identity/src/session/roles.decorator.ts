import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiCookieAuth } from '@nestjs/swagger';
import { ApiProblems } from '@nuancan/platform';
import type { PersonRole } from '../account/person-role.js';
import { SessionErrors } from './session.errors.js';

export const ROUTE_ROLES = 'nuancan:roles';

/** The roles that may call the route; its 401 and 403 are declared with it. How far they see is the rows' own scope. */
export function Roles(first: PersonRole, ...more: PersonRole[]): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata(ROUTE_ROLES, [first, ...more]),
    ApiCookieAuth(),
    ApiProblems({
      401: [SessionErrors.NO_SESSION.code],
      403: [SessionErrors.ROLE_NOT_ALLOWED.code, SessionErrors.FOREIGN_ORIGIN.code],
    }),
  );
}

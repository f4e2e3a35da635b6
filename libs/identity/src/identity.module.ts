import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccountController } from './account/account.controller.js';
import { AccountService } from './account/account.service.js';
import { CreateAccount } from './account/create-account.js';
import { OwnPasswordService } from './account/own-password.service.js';
import { AuditEventController } from './audit/audit-event.controller.js';
import { AuditEventService } from './audit/audit-event.service.js';
import { CredentialCheck } from './credential/credential-check.js';
import { PasswordVerifier } from './credential/password-verifier.js';
import { OriginGuard } from './session/origin.guard.js';
import { RouteAccessCheck } from './session/route-access-check.js';
import { SessionCookie } from './session/session-cookie.js';
import { SessionController } from './session/session.controller.js';
import { SessionGuard } from './session/session.guard.js';
import { SessionService } from './session/session.service.js';

/**
 * Accounts, sessions and the audit log. Importing it guards every route of the application: the origin first, then
 * the session and its role; a route that names neither `@Public()` nor `@Roles(…)` stops the boot.
 */
@Module({
  imports: [DiscoveryModule],
  controllers: [SessionController, AccountController, AuditEventController],
  providers: [
    AccountService,
    AuditEventService,
    CreateAccount,
    CredentialCheck,
    OwnPasswordService,
    PasswordVerifier,
    RouteAccessCheck,
    SessionCookie,
    SessionService,
    { provide: APP_GUARD, useClass: OriginGuard },
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [CreateAccount],
})
export class IdentityModule {}

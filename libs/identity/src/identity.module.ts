import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccountController } from './account/account.controller.js';
import { AccountService } from './account/account.service.js';
import { CreateAccount } from './account/create-account.js';
import { OwnPasswordService } from './account/own-password.service.js';
import { AuditEventController } from './audit/audit-event.controller.js';
import { AuditEventService } from './audit/audit-event.service.js';
import { CredentialCheck } from './credential/credential-check.js';
import { NewPassword } from './credential/new-password.js';
import { PasswordVerifier } from './credential/password-verifier.js';
import { OwnAccountController } from './own-account/own-account.controller.js';
import { OwnSecurityService } from './own-account/own-security.service.js';
import { LoginStepController } from './session/login-step.controller.js';
import { LoginStepService } from './session/login-step.service.js';
import { OriginGuard } from './session/origin.guard.js';
import { RouteAccessCheck } from './session/route-access-check.js';
import { SessionCookie } from './session/session-cookie.js';
import { SessionController } from './session/session.controller.js';
import { SessionGuard } from './session/session.guard.js';
import { SessionListService } from './session/session-list.service.js';
import { SessionOpening } from './session/session-opening.js';
import { SessionService } from './session/session.service.js';
import { CodeCheck } from './totp/code-check.js';
import { TotpEnrolment } from './totp/totp-enrolment.js';

/**
 * Accounts, sessions, second steps and the audit log. Importing it guards every route of the application: the origin first, then
 * the session and its role; a route that names neither `@Public()` nor `@Roles(…)` stops the boot.
 */
@Module({
  imports: [DiscoveryModule],
  controllers: [SessionController, LoginStepController, OwnAccountController, AccountController, AuditEventController],
  providers: [
    AccountService,
    AuditEventService,
    CodeCheck,
    CreateAccount,
    CredentialCheck,
    LoginStepService,
    NewPassword,
    OwnPasswordService,
    OwnSecurityService,
    PasswordVerifier,
    RouteAccessCheck,
    SessionCookie,
    SessionListService,
    SessionOpening,
    SessionService,
    TotpEnrolment,
    { provide: APP_GUARD, useClass: OriginGuard },
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [CreateAccount, SessionCookie, SessionService],
})
export class IdentityModule {}

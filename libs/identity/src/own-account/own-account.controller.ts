import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems, type Scope } from '@nuancan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangePasswordDto } from '../account/account.dto.js';
import { AccountErrors } from '../account/account.errors.js';
import { OwnPasswordService } from '../account/own-password.service.js';
import { PERSON_ROLES } from '../account/person-role.js';
import { CredentialErrors } from '../credential/credential.errors.js';
import { CurrentScope } from '../session/current-scope.decorator.js';
import { CurrentSession } from '../session/current-session.decorator.js';
import { EndedSessionsDto, SessionListDto, sessionListDtoOf } from '../session/listed-session.dto.js';
import type { LiveSession } from '../session/live-session.js';
import { withRetryAfter } from '../session/login-answer.js';
import { Roles } from '../session/roles.decorator.js';
import { SessionCookie } from '../session/session-cookie.js';
import { SessionListService } from '../session/session-list.service.js';
import { sessionTokenHash } from '../session/session-token.js';
import { enrolmentDtoOf, EnrolmentDto, RecoveryCodesDto } from '../totp/totp.dto.js';
import { TotpErrors } from '../totp/totp.errors.js';
import { CodeDto, EnrolmentProofDto, OwnAccountDto, OwnPasswordProofDto } from './own-account.dto.js';
import { OwnSecurityService, type OwnAccount } from './own-security.service.js';

const THROTTLED = { 429: [CredentialErrors.TOO_MANY_ATTEMPTS.code] };
const INVALID = { 400: ['REQUEST.INVALID'] };

/** One's own account, for everybody: password, authenticator, sessions. 429 carries `Retry-After` in seconds. */
@ApiTags('identity')
@Controller('v1/accounts/current')
@Roles(...PERSON_ROLES)
export class OwnAccountController {
  constructor(
    private readonly security: OwnSecurityService,
    private readonly ownPassword: OwnPasswordService,
    private readonly sessions: SessionListService,
    private readonly cookie: SessionCookie,
  ) {}

  /** How one's own account is protected. */
  @Get()
  async read(@CurrentScope() scope: Scope, @CurrentSession() { role }: LiveSession): Promise<OwnAccountDto> {
    const own = await this.security.read(scope, role);
    const { minLength, kinds, history } = own.policy;
    return {
      password: {
        changedAt: own.passwordChangedAt.toISOString(),
        expiresAt: own.passwordExpiresAt?.toISOString() ?? null,
        policy: { minLength, kinds, history },
      },
      totp: {
        enabledAt: own.totpEnabledAt?.toISOString() ?? null,
        isRequired: own.totpRequired,
        isAvailable: own.totpAvailable,
        recoveryCodesLeft: own.recoveryCodesLeft,
      },
    };
  }

  /** Changes one's own password; every other session of the account is over. */
  @Put('password')
  @HttpCode(204)
  @ApiProblems({
    ...INVALID,
    422: [
      AccountErrors.WRONG_CURRENT_PASSWORD.code,
      CredentialErrors.WEAK_PASSWORD.code,
      CredentialErrors.COMMON_PASSWORD.code,
      CredentialErrors.PASSWORD_NEEDS_KINDS.code,
      CredentialErrors.PASSWORD_USED_BEFORE.code,
    ],
    ...THROTTLED,
    503: [CredentialErrors.TOO_BUSY.code],
  })
  async changePassword(
    @CurrentScope() scope: Scope,
    @CurrentSession() { login }: LiveSession,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: ChangePasswordDto,
  ): Promise<void> {
    await withRetryAfter(reply, this.ownPassword.change(scope, { login, token: this.cookie.read(request), ...body }));
  }

  /** Begins the enrolment of an authenticator, by the password. The secret is told this once. */
  @Post('totp-enrolments')
  @ApiProblems({
    ...INVALID,
    409: [TotpErrors.TOTP_ALREADY_ENABLED.code, TotpErrors.TOTP_NOT_AVAILABLE.code],
    422: [AccountErrors.WRONG_CURRENT_PASSWORD.code],
    ...THROTTLED,
    503: [CredentialErrors.TOO_BUSY.code],
  })
  async beginEnrolment(
    @CurrentScope() scope: Scope,
    @CurrentSession() session: LiveSession,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() { password }: OwnPasswordProofDto,
  ): Promise<EnrolmentDto> {
    const work = this.security.beginEnrolment(scope, this.own(session, request), password);
    return enrolmentDtoOf(await withRetryAfter(reply, work));
  }

  /** Enables the authenticator by its first code; every other session is over. The recovery codes are told this once. */
  @Post('totp')
  @ApiProblems({
    ...INVALID,
    409: [TotpErrors.TOTP_ALREADY_ENABLED.code, TotpErrors.ENROLMENT_ENDED.code],
    422: [TotpErrors.WRONG_CODE.code],
    ...THROTTLED,
  })
  async confirmEnrolment(
    @CurrentScope() scope: Scope,
    @CurrentSession() session: LiveSession,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: EnrolmentProofDto,
  ): Promise<RecoveryCodesDto> {
    const work = this.security.confirmEnrolment(scope, this.own(session, request), body);
    return { recoveryCodes: await withRetryAfter(reply, work) };
  }

  /** Removes the authenticator, by one of its codes or a recovery code. */
  @Post('totp-removals')
  @HttpCode(204)
  @ApiProblems({
    ...INVALID,
    409: [TotpErrors.TOTP_REQUIRED.code, TotpErrors.TOTP_NOT_ENABLED.code],
    422: [TotpErrors.WRONG_CODE.code],
    ...THROTTLED,
  })
  async removeTotp(
    @CurrentScope() scope: Scope,
    @CurrentSession() session: LiveSession,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() { code }: CodeDto,
  ): Promise<void> {
    await withRetryAfter(reply, this.security.removeTotp(scope, this.own(session, request), code));
  }

  /** New recovery codes in place of all former ones, by a code; told this once. */
  @Post('recovery-codes')
  @ApiProblems({
    ...INVALID,
    409: [TotpErrors.TOTP_NOT_ENABLED.code],
    422: [TotpErrors.WRONG_CODE.code],
    ...THROTTLED,
  })
  async renewRecoveryCodes(
    @CurrentScope() scope: Scope,
    @CurrentSession() session: LiveSession,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() { code }: CodeDto,
  ): Promise<RecoveryCodesDto> {
    const work = this.security.renewRecoveryCodes(scope, this.own(session, request), code);
    return { recoveryCodes: await withRetryAfter(reply, work) };
  }

  /** The browsers in which one is logged in, seen last first. */
  @Get('sessions')
  async listSessions(@CurrentScope() scope: Scope, @Req() request: FastifyRequest): Promise<SessionListDto> {
    return sessionListDtoOf(await this.sessions.ofOwn(scope, this.cookie.read(request)));
  }

  /** Ends every session of one's own but the one that asks. */
  @Delete('sessions')
  async endOthers(@CurrentScope() scope: Scope, @Req() request: FastifyRequest): Promise<EndedSessionsDto> {
    return { ended: await this.sessions.endOthers(scope, this.cookie.read(request)) };
  }

  /** Ends one session of one's own. */
  @Delete('sessions/:sessionId')
  @HttpCode(204)
  @ApiProblems({ ...INVALID, 404: [AccountErrors.NO_SUCH_SESSION.code] })
  async endSession(@CurrentScope() scope: Scope, @Param('sessionId', ParseUUIDPipe) sessionId: string): Promise<void> {
    await this.sessions.endOwn(scope, sessionId);
  }

  private own({ login, role }: LiveSession, request: FastifyRequest): OwnAccount {
    return { login, role, keepHash: sessionTokenHash(this.cookie.read(request)) };
  }
}

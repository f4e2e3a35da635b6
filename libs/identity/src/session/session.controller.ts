import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems, type Scope } from '@nuancan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PERSON_ROLES } from '../account/person-role.js';
import { CredentialErrors } from '../credential/credential.errors.js';
import { NewPassword } from '../credential/new-password.js';
import { CountLogins } from './count-logins.interceptor.js';
import { CurrentScope } from './current-scope.decorator.js';
import { CurrentSession } from './current-session.decorator.js';
import type { LiveSession } from './live-session.js';
import { answerLogin, sessionDtoOf } from './login-answer.js';
import { LoginStepDto } from './login-step.dto.js';
import { Public } from './public.decorator.js';
import { Roles } from './roles.decorator.js';
import { SessionCookie } from './session-cookie.js';
import { LoginDto, SessionDto } from './session.dto.js';
import { SessionErrors } from './session.errors.js';
import { SessionService } from './session.service.js';

@ApiTags('identity')
@Controller('v1/sessions')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookie,
    private readonly newPassword: NewPassword,
  ) {}

  /**
   * Logs in by password: 201 sets the cookie `nuancan_session`; 202 names the step that is still to be done, such as a
   * code. 429 carries `Retry-After` in seconds.
   */
  @Post()
  @Public()
  @ApiCreatedResponse({ type: SessionDto })
  @ApiAcceptedResponse({ type: LoginStepDto })
  @UseInterceptors(CountLogins)
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    401: [SessionErrors.WRONG_CREDENTIALS.code],
    403: [SessionErrors.FOREIGN_ORIGIN.code],
    429: [CredentialErrors.TOO_MANY_ATTEMPTS.code],
    503: [CredentialErrors.TOO_BUSY.code],
  })
  async logIn(
    @Body() body: LoginDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto | LoginStepDto> {
    const outcome = this.sessions.open({
      ...body,
      ip: request.ip,
      requestId: String(request.id),
      userAgent: request.headers['user-agent'],
      formerToken: this.cookie.read(request),
    });
    return answerLogin({ reply, cookie: this.cookie, policy: this.newPassword.policy }, outcome);
  }

  /** Who is logged in, and how far they see. */
  @Get('current')
  @Roles(...PERSON_ROLES)
  current(@CurrentSession() session: LiveSession): SessionDto {
    return sessionDtoOf(session);
  }

  /** Logs out: the session is over on the server and the cookie removed. */
  @Delete('current')
  @HttpCode(204)
  @Roles(...PERSON_ROLES)
  async logOut(
    @CurrentScope() scope: Scope,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(scope, this.cookie.read(request));
    this.cookie.clear(reply);
  }
}

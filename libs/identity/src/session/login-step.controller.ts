import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '@nuancan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CredentialErrors } from '../credential/credential.errors.js';
import { NewPassword } from '../credential/new-password.js';
import { enrolmentDtoOf, EnrolmentDto } from '../totp/totp.dto.js';
import { TotpErrors } from '../totp/totp.errors.js';
import { answerLogin, isOpened, loginStepDtoOf, sessionDtoOf, withRetryAfter } from './login-answer.js';
import {
  EnrolledLoginDto,
  LoginStepDto,
  StepCodeDto,
  StepDto,
  StepEnrolmentDto,
  StepPasswordDto,
} from './login-step.dto.js';
import { LoginStepService, type StepRequest } from './login-step.service.js';
import { Public } from './public.decorator.js';
import { SessionCookie } from './session-cookie.js';
import { SessionDto } from './session.dto.js';
import { SessionErrors } from './session.errors.js';

const ENDED = TotpErrors.LOGIN_STEP_ENDED.code;
const OTHER = TotpErrors.OTHER_LOGIN_STEP.code;
const FOREIGN = { 400: ['REQUEST.INVALID'], 401: [ENDED], 403: [SessionErrors.FOREIGN_ORIGIN.code] };
const THROTTLED = { 429: [CredentialErrors.TOO_MANY_ATTEMPTS.code] };

/** The steps of a log-in after the password. The token in the body stands for the password that was right. */
@ApiTags('identity')
@Controller('v1/login-steps')
@Public()
export class LoginStepController {
  constructor(
    private readonly steps: LoginStepService,
    private readonly cookie: SessionCookie,
    private readonly newPassword: NewPassword,
  ) {}

  /** The code of the authenticator, each once, or a recovery code: a session, or the next step. */
  @Post('code')
  @ApiCreatedResponse({ type: SessionDto })
  @ApiAcceptedResponse({ type: LoginStepDto })
  @ApiProblems({
    ...FOREIGN,
    409: [OTHER, TotpErrors.TOTP_NOT_ENABLED.code],
    422: [TotpErrors.WRONG_CODE.code],
    ...THROTTLED,
  })
  async passCode(
    @Body() { stepToken, code }: StepCodeDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto | LoginStepDto> {
    return answerLogin(this.with(reply), this.steps.passCode(this.origin(request, stepToken), code));
  }

  /** A new password in place of one that must be changed; the account's other sessions are over. */
  @Post('password')
  @ApiCreatedResponse({ type: SessionDto })
  @ApiAcceptedResponse({ type: LoginStepDto })
  @ApiProblems({
    ...FOREIGN,
    409: [OTHER],
    422: [
      CredentialErrors.WEAK_PASSWORD.code,
      CredentialErrors.COMMON_PASSWORD.code,
      CredentialErrors.PASSWORD_NEEDS_KINDS.code,
      CredentialErrors.PASSWORD_USED_BEFORE.code,
    ],
    503: [CredentialErrors.TOO_BUSY.code],
  })
  async changePassword(
    @Body() { stepToken, newPassword }: StepPasswordDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto | LoginStepDto> {
    return answerLogin(this.with(reply), this.steps.changePassword(this.origin(request, stepToken), newPassword));
  }

  /** Begins the enrolment of an authenticator that the role must have. The secret is told this once. */
  @Post('totp-enrolments')
  @ApiProblems({ ...FOREIGN, 409: [OTHER, TotpErrors.TOTP_ALREADY_ENABLED.code, TotpErrors.TOTP_NOT_AVAILABLE.code] })
  async beginEnrolment(@Body() { stepToken }: StepDto, @Req() request: FastifyRequest): Promise<EnrolmentDto> {
    return enrolmentDtoOf(await this.steps.beginEnrolment(this.origin(request, stepToken)));
  }

  /** The first code of the enrolment: recovery codes, told this once, and the session or the next step. */
  @Post('totp')
  @HttpCode(201)
  @ApiProblems({
    ...FOREIGN,
    409: [OTHER, TotpErrors.TOTP_ALREADY_ENABLED.code, TotpErrors.ENROLMENT_ENDED.code],
    422: [TotpErrors.WRONG_CODE.code],
    ...THROTTLED,
  })
  async confirmEnrolment(
    @Body() { stepToken, ...proof }: StepEnrolmentDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnrolledLoginDto> {
    const work = this.steps.confirmEnrolment(this.origin(request, stepToken), proof);
    const { outcome, recoveryCodes } = await withRetryAfter(reply, work);
    if (!isOpened(outcome)) {
      return { recoveryCodes, session: null, next: loginStepDtoOf(outcome, this.newPassword.policy) };
    }
    this.cookie.set(reply, outcome.token);
    return { recoveryCodes, session: sessionDtoOf(outcome.session), next: null };
  }

  private with(reply: FastifyReply): Parameters<typeof answerLogin>[0] {
    return { reply, cookie: this.cookie, policy: this.newPassword.policy };
  }

  private origin(request: FastifyRequest, stepToken: string): StepRequest {
    return {
      stepToken,
      ip: request.ip,
      requestId: String(request.id),
      userAgent: request.headers['user-agent'],
      formerToken: this.cookie.read(request),
    };
  }
}

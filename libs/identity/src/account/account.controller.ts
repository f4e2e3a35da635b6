import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Req,
} from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { ApiProblems, type Scope } from '@nuancan/platform';
import type { FastifyRequest } from 'fastify';
import { CredentialErrors } from '../credential/credential.errors.js';
import { CurrentScope } from '../session/current-scope.decorator.js';
import { EndedSessionsDto, SessionListDto, sessionListDtoOf } from '../session/listed-session.dto.js';
import { Roles } from '../session/roles.decorator.js';
import { SessionCookie } from '../session/session-cookie.js';
import { SessionListService } from '../session/session-list.service.js';
import type { Account } from './account.js';
import {
  AccountDto,
  AccountPageDto,
  AccountQueryDto,
  AccountWithPasswordDto,
  CreateAccountDto,
  UpdateAccountDto,
} from './account.dto.js';
import { AccountErrors } from './account.errors.js';
import { AccountService } from './account.service.js';

const VERSION = /^"(\d{1,9})"$/;
const IF_MATCH = { name: 'If-Match', required: true, description: 'The version in double quotes, e.g. "3"' };
const INVALID = { 400: ['REQUEST.INVALID'] };
const NOT_FOUND = { 404: [AccountErrors.ACCOUNT_NOT_FOUND.code] };
const VERSIONED = { 412: [AccountErrors.VERSION_CHANGED.code], 428: [AccountErrors.VERSION_REQUIRED.code] };
const PASSWORD_REFUSED = [
  CredentialErrors.WEAK_PASSWORD.code,
  CredentialErrors.COMMON_PASSWORD.code,
  CredentialErrors.PASSWORD_NEEDS_KINDS.code,
];
const PLACE_REFUSED = [AccountErrors.SCOPE_DOES_NOT_FIT_ROLE.code, AccountErrors.UNKNOWN_PLACE.code];

/** The accounts of an administrator's district. */
@ApiTags('identity')
@Controller('v1/accounts')
@Roles('admin')
export class AccountController {
  constructor(
    private readonly accounts: AccountService,
    private readonly sessions: SessionListService,
    private readonly cookie: SessionCookie,
  ) {}

  /** The accounts of the district, in the order of their logins. */
  @Get()
  @ApiProblems(INVALID)
  async list(@CurrentScope() scope: Scope, @Query() query: AccountQueryDto): Promise<AccountPageDto> {
    const page = await this.accounts.list(scope, query);
    return { items: page.items.map(accountDtoOf), nextCursor: page.nextCursor };
  }

  /** Creates an account of the district; without a password one is made. */
  @Post()
  @ApiProblems({ ...INVALID, 409: [AccountErrors.LOGIN_TAKEN.code], 422: [...PLACE_REFUSED, ...PASSWORD_REFUSED] })
  async create(@CurrentScope() scope: Scope, @Body() body: CreateAccountDto): Promise<AccountWithPasswordDto> {
    const { townCode = null, facilityId = null, login, password, displayName, role } = body;
    const made = await this.accounts.create(scope, { login, password, displayName, role, townCode, facilityId });
    return { ...accountDtoOf(made.account), oneTimePassword: password === undefined ? made.password : null };
  }

  /** Renames, moves, disables, re-enables or gives a new password; names the version it was made on. */
  @Patch(':id')
  @ApiHeader(IF_MATCH)
  @ApiProblems({
    ...INVALID,
    ...NOT_FOUND,
    409: [AccountErrors.OWN_ACCOUNT.code, AccountErrors.LAST_ADMIN.code],
    422: [...PLACE_REFUSED, ...PASSWORD_REFUSED],
    ...VERSIONED,
  })
  async change(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: UpdateAccountDto,
  ): Promise<AccountDto> {
    return accountDtoOf(await this.accounts.change(scope, { id, version: versionOf(ifMatch) }, body));
  }

  /** Gives the account a password that is told this once and must be changed at the next log-in; ends its sessions. */
  @Post(':id/password-resets')
  @ApiHeader(IF_MATCH)
  @ApiProblems({ ...INVALID, ...NOT_FOUND, 409: [AccountErrors.OWN_ACCOUNT.code], ...VERSIONED })
  async resetPassword(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<AccountWithPasswordDto> {
    const { account, password } = await this.accounts.resetPassword(scope, { id, version: versionOf(ifMatch) });
    return { ...accountDtoOf(account), oneTimePassword: password };
  }

  /** Removes the authenticator of somebody who lost it, with its recovery codes; ends the account's sessions. */
  @Post(':id/totp-resets')
  @HttpCode(204)
  @ApiProblems({ ...INVALID, ...NOT_FOUND, 409: [AccountErrors.OWN_ACCOUNT.code] })
  async resetTotp(@CurrentScope() scope: Scope, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.accounts.resetTotp(scope, id);
  }

  /** The browsers in which the account is logged in, seen last first. */
  @Get(':id/sessions')
  @ApiProblems({ ...INVALID, ...NOT_FOUND })
  async listSessions(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<SessionListDto> {
    return sessionListDtoOf(await this.sessions.ofAccount(scope, id, this.cookie.read(request)));
  }

  /** Ends every session of the account but the one that asks. */
  @Delete(':id/sessions')
  @ApiProblems({ ...INVALID, ...NOT_FOUND })
  async endSessions(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<EndedSessionsDto> {
    return { ended: await this.sessions.endAllOfAccount(scope, id, this.cookie.read(request)) };
  }

  /** Ends one session of the account. */
  @Delete(':id/sessions/:sessionId')
  @HttpCode(204)
  @ApiProblems({ ...INVALID, 404: [AccountErrors.ACCOUNT_NOT_FOUND.code, AccountErrors.NO_SUCH_SESSION.code] })
  async endSession(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
  ): Promise<void> {
    await this.sessions.endOfAccount(scope, id, sessionId);
  }
}

/** @throws IDENTITY.VERSION_REQUIRED */
function versionOf(ifMatch: string | undefined): number {
  const version = VERSION.exec(ifMatch ?? '')?.[1];
  if (version === undefined) throw AccountErrors.VERSION_REQUIRED();
  return Number(version);
}

function accountDtoOf(account: Account): AccountDto {
  const { id, login, displayName, role, districtCode, townCode, facilityId, mustChangePassword, version } = account;
  return {
    id,
    login,
    displayName,
    role,
    scope: { districtCode, townCode, facilityId },
    disabledAt: account.disabledAt?.toISOString() ?? null,
    createdAt: account.createdAt.toISOString(),
    mustChangePassword,
    totpEnabledAt: account.totpEnabledAt?.toISOString() ?? null,
    passwordChangedAt: account.passwordChangedAt.toISOString(),
    version,
  };
}

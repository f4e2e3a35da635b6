import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
  Req,
} from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { ApiProblems, PageQueryDto, type Scope } from '@nuancan/platform';
import type { FastifyRequest } from 'fastify';
import { CredentialErrors } from '../credential/credential.errors.js';
import { CurrentScope } from '../session/current-scope.decorator.js';
import { CurrentSession } from '../session/current-session.decorator.js';
import type { LiveSession } from '../session/live-session.js';
import { Roles } from '../session/roles.decorator.js';
import { SessionCookie } from '../session/session-cookie.js';
import type { Account } from './account.js';
import { AccountDto, AccountPageDto, ChangePasswordDto, CreateAccountDto, UpdateAccountDto } from './account.dto.js';
import { AccountErrors } from './account.errors.js';
import { AccountService } from './account.service.js';
import { OwnPasswordService } from './own-password.service.js';
import { PERSON_ROLES } from './person-role.js';

const VERSION = /^"(\d{1,9})"$/;

@ApiTags('identity')
@Controller('v1/accounts')
export class AccountController {
  constructor(
    private readonly accounts: AccountService,
    private readonly ownPassword: OwnPasswordService,
    private readonly cookie: SessionCookie,
  ) {}

  /** The accounts of the district, in the order of their logins. */
  @Get()
  @Roles('admin')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  async list(@CurrentScope() scope: Scope, @Query() query: PageQueryDto): Promise<AccountPageDto> {
    const page = await this.accounts.list(scope, query);
    return { items: page.items.map(accountDtoOf), nextCursor: page.nextCursor };
  }

  /** Creates an account of the district. */
  @Post()
  @Roles('admin')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    409: [AccountErrors.LOGIN_TAKEN.code],
    422: [
      AccountErrors.SCOPE_DOES_NOT_FIT_ROLE.code,
      AccountErrors.UNKNOWN_PLACE.code,
      CredentialErrors.WEAK_PASSWORD.code,
    ],
  })
  async create(@CurrentScope() scope: Scope, @Body() body: CreateAccountDto): Promise<AccountDto> {
    const { townCode = null, facilityId = null, login, password, displayName, role } = body;
    return accountDtoOf(
      await this.accounts.create(scope, { login, password, displayName, role, townCode, facilityId }),
    );
  }

  /** Renames, disables, re-enables or gives a new password; names the version it was made on. */
  @Patch(':id')
  @Roles('admin')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version in double quotes, e.g. "3"' })
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: [AccountErrors.ACCOUNT_NOT_FOUND.code],
    409: [AccountErrors.OWN_ACCOUNT.code],
    412: [AccountErrors.VERSION_CHANGED.code],
    422: [CredentialErrors.WEAK_PASSWORD.code],
    428: [AccountErrors.VERSION_REQUIRED.code],
  })
  async change(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: UpdateAccountDto,
  ): Promise<AccountDto> {
    const version = VERSION.exec(ifMatch ?? '')?.[1];
    if (version === undefined) throw AccountErrors.VERSION_REQUIRED();
    return accountDtoOf(await this.accounts.change(scope, { id, version: Number(version) }, body));
  }

  /** Changes one's own password; every other session of the account is over. 429 carries the wait in its text. */
  @Put('current/password')
  @HttpCode(204)
  @Roles(...PERSON_ROLES)
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    422: [AccountErrors.WRONG_CURRENT_PASSWORD.code, CredentialErrors.WEAK_PASSWORD.code],
    429: [CredentialErrors.TOO_MANY_ATTEMPTS.code],
    503: [CredentialErrors.TOO_BUSY.code],
  })
  async changeOwnPassword(
    @CurrentScope() scope: Scope,
    @CurrentSession() session: LiveSession,
    @Req() request: FastifyRequest,
    @Body() body: ChangePasswordDto,
  ): Promise<void> {
    const token = this.cookie.read(request);
    await this.ownPassword.change(scope, { login: session.login, token, ...body });
  }
}

function accountDtoOf(account: Account): AccountDto {
  const { id, login, displayName, role, districtCode, townCode, facilityId, version } = account;
  return {
    id,
    login,
    displayName,
    role,
    scope: { districtCode, townCode, facilityId },
    disabledAt: account.disabledAt?.toISOString() ?? null,
    createdAt: account.createdAt.toISOString(),
    passwordChangedAt: account.passwordChangedAt.toISOString(),
    version,
  };
}

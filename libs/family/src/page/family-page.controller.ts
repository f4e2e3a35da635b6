import { Body, Controller, Header, HttpCode, HttpStatus, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@nuancan/identity';
import { ApiProblems } from '@nuancan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FamilyErrors as Errors } from '../family.errors.js';
import { AskForElderDto, FamilyPageDto, OpenFamilyPageDto, TakeRequestBackDto } from './family-page.dto.js';
import { FamilyPageService } from './family-page.service.js';

const BY_LINK = {
  400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
  404: [Errors.LINK_NOT_FOUND.code],
  429: [Errors.TOO_MANY_REQUESTS.code],
};

/** Without an account: the link is the key, and the elder's consent what it opens. */
@ApiTags('public')
@Controller('v1/family-pages')
@Public()
export class FamilyPageController {
  constructor(private readonly pages: FamilyPageService) {}

  /** What the elder of this link lets the family see. */
  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiProblems(BY_LINK)
  open(@Body() { token }: OpenFamilyPageDto, @Req() request: FastifyRequest): Promise<FamilyPageDto> {
    return this.pages.open({ token, ip: request.ip });
  }

  /** Asks the kitchen for a top-up or a pause; the page with it. 201 when asked now, 200 when it was asked before. */
  @Post('requests')
  @Header('cache-control', 'no-store')
  @ApiCreatedResponse({ type: FamilyPageDto })
  @ApiOkResponse({ type: FamilyPageDto, description: 'Asked before' })
  @ApiProblems({
    ...BY_LINK,
    400: [...BY_LINK[400], 'KERNEL.NOT_A_DATE'],
    403: [Errors.NOT_SHOWN.code],
    409: [Errors.NOTHING_TO_PAUSE.code, Errors.CLIENT_ID_CLASH.code],
    422: [Errors.REQUEST_INCOMPLETE.code],
    429: [...BY_LINK[429], Errors.ENOUGH_FOR_A_DAY.code],
  })
  async ask(
    @Body() draft: AskForElderDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FamilyPageDto> {
    const { page, repeated } = await this.pages.ask(request.ip, draft);
    void reply.status(repeated ? HttpStatus.OK : HttpStatus.CREATED);
    return page;
  }

  /** Takes a request back that nobody has answered; the page without it waiting. */
  @Post('request-withdrawals')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiProblems({
    ...BY_LINK,
    404: [Errors.LINK_NOT_FOUND.code, Errors.REQUEST_NOT_FOUND.code],
    409: [Errors.ALREADY_DECIDED.code],
  })
  takeBack(@Body() draft: TakeRequestBackDto, @Req() request: FastifyRequest): Promise<FamilyPageDto> {
    return this.pages.takeBack(request.ip, draft);
  }
}

import { Body, Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '@nuancan/identity';
import { ApiProblems } from '@nuancan/platform';
import type { FastifyRequest } from 'fastify';
import { DonationErrors } from '../donation.errors.js';
import { DonorPageDto, OpenDonorPageDto } from './donor-page.dto.js';
import { DonorPageService } from './donor-page.service.js';

/** Without an account: the link is the key. */
@ApiTags('public')
@Controller('v1/donor-pages')
@Public()
export class DonorPageController {
  constructor(private readonly pages: DonorPageService) {}

  /** What became of all that the donor of this link gave; up to a minute old. */
  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [DonationErrors.LINK_NOT_FOUND.code],
    429: [DonationErrors.TOO_MANY_REQUESTS.code],
  })
  open(@Body() { token }: OpenDonorPageDto, @Req() request: FastifyRequest): Promise<DonorPageDto> {
    return this.pages.open(token, request.ip);
  }
}

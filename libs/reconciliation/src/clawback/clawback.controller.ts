import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { ClawbackDto } from './clawback.dto.js';
import { ClawbackService } from './clawback.service.js';

@ApiTags('claims')
@Controller('v1/findings')
export class ClawbackController {
  constructor(private readonly clawbacks: ClawbackService) {}

  /** Books what a finding disallowed after its claims were approved; another person than decided. */
  @Post(':findingId/clawback')
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    403: ['CLAIM.SECOND_PERSON_NEEDED'],
    409: ['CLAIM.NOTHING_TO_BOOK', 'CORRECTION.CHANGED_MEANWHILE'],
  })
  book(@CurrentScope() scope: Scope, @Param('findingId', ParseUUIDPipe) findingId: string): Promise<ClawbackDto> {
    return this.clawbacks.book(scope, findingId);
  }
}

import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import type { Scope } from '@nuancan/platform';
import type { OwnRouteListDto } from './own-routes.dto.js';
import { OwnRoutesService } from './own-routes.service.js';

/** What a volunteer's phone shows. */
@ApiTags('delivery')
@Controller('v1/own-routes')
export class OwnRoutesController {
  constructor(private readonly routes: OwnRoutesService) {}

  /** Of the volunteer who asks, today: nobody else's, and nothing once the run is closed. */
  @Get()
  @Roles('volunteer')
  list(@CurrentScope() scope: Scope): Promise<OwnRouteListDto> {
    return this.routes.list(scope);
  }
}

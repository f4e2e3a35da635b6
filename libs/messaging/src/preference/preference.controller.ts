import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { MessagingErrors as Errors } from '../messaging.errors.js';
import { PreferencesDto, SetPreferencesDto } from './preference.dto.js';
import { PreferenceService } from './preference.service.js';

/** How one's own account is told of things. */
@ApiTags('messaging')
@Controller('v1/messages/preferences')
export class PreferenceController {
  constructor(private readonly preferences: PreferenceService) {}

  /** One's own, and what there is to choose from. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'admin')
  own(@CurrentScope() scope: Scope): Promise<PreferencesDto> {
    return this.preferences.own(scope);
  }

  /** Replaces one's own; it counts for messages from then on. */
  @Put()
  @Roles('operator', 'town_official', 'district_official', 'admin')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 422: [Errors.NO_ADDRESS.code, Errors.QUIET_HOURS_EMPTY.code] })
  set(@CurrentScope() scope: Scope, @Body() body: SetPreferencesDto): Promise<PreferencesDto> {
    return this.preferences.set(scope, body);
  }
}

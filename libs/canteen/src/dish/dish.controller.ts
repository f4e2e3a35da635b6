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
  Query,
  Res,
} from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { MealPointErrors, versionOf, versionTag } from '@nuancan/meal-point';
import { ApiProblems, type Scope } from '@nuancan/platform';
import type { FastifyReply } from 'fastify';
import { AddDishDto, DishDto, DishListDto, DishQueryDto, EditDishDto } from './dish.dto.js';
import { DishService } from './dish.service.js';

const IF_MATCH = { name: 'if-match', required: true, description: 'The version as it came in ETag, e.g. "3".' };
const OF_VERSION = {
  404: ['DISH.NOT_FOUND'],
  409: ['DISH.RETIRED'],
  412: [MealPointErrors.CHANGED_MEANWHILE.code],
  428: [MealPointErrors.VERSION_NEEDED.code],
};

/** Dishes with what is in them; everybody who cooks or supervises in the district may know them. */
@ApiTags('production')
@Controller('v1/dishes')
export class DishController {
  constructor(private readonly dishes: DishService) {}

  /** The catalogue and what facilities of the scope add, by name. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: ['DISH.FACILITY_NOT_IN_SCOPE'] })
  list(@CurrentScope() scope: Scope, @Query() query: DishQueryDto): Promise<DishListDto> {
    return this.dishes.list(scope, query);
  }

  /** Adds a dish: a facility's own, or by the district into the catalogue. */
  @Post()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: ['DISH.FACILITY_NOT_IN_SCOPE'], 409: ['DISH.NAME_TAKEN'] })
  async add(
    @CurrentScope() scope: Scope,
    @Body() draft: AddDishDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DishDto> {
    return tagged(reply, await this.dishes.add(scope, draft));
  }

  /** Mends what a dish is made of; `If-Match` names the version the edit is based on. */
  @Patch(':dishId')
  @Roles('operator', 'town_official', 'district_official')
  @ApiHeader(IF_MATCH)
  @ApiProblems({ 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'], ...OF_VERSION })
  async edit(
    @CurrentScope() scope: Scope,
    @Param('dishId', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() edit: EditDishDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DishDto> {
    return tagged(reply, await this.dishes.edit(scope, { id, version: versionOf(ifMatch) }, edit));
  }

  /** Cooks a dish no more; what was cooked of it stays. */
  @Post(':dishId/retirement')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiHeader(IF_MATCH)
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], ...OF_VERSION })
  async retire(
    @CurrentScope() scope: Scope,
    @Param('dishId', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DishDto> {
    return tagged(reply, await this.dishes.retire(scope, { id, version: versionOf(ifMatch) }));
  }
}

function tagged(reply: FastifyReply, dish: DishDto): DishDto {
  reply.header('etag', versionTag(dish.version));
  return dish;
}

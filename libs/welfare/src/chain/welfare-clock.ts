import { Injectable } from '@nestjs/common';

/** The moment by which steps of cases are due. */
@Injectable()
export class WelfareClock {
  now(): Date {
    return new Date();
  }
}

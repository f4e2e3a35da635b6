import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { verify } from '@node-rs/argon2';
import { CredentialErrors } from './credential.errors.js';
import { hashPassword, normalisedPassword } from './hash-password.js';

/** Each holds 19 MiB while it runs (four at a time on the thread pool); beyond this many waiting we refuse. */
const MAX_IN_FLIGHT = 100;

/** Compares passwords with hashes, with the same work whether the account exists or not. */
@Injectable()
export class PasswordVerifier implements OnModuleInit {
  private decoyHash: string | null = null;
  private inFlight = 0;

  async onModuleInit(): Promise<void> {
    await this.decoy();
  }

  /**
   * True when `password` belongs to `storedHash`; null (nobody, or a disabled account) costs the same time and is false.
   * @throws IDENTITY.TOO_BUSY when too many comparisons wait already
   */
  async matches(storedHash: string | null, password: string): Promise<boolean> {
    if (this.inFlight >= MAX_IN_FLIGHT) throw CredentialErrors.TOO_BUSY();
    this.inFlight += 1;
    try {
      const same = await verify(storedHash ?? (await this.decoy()), normalisedPassword(password));
      return same && storedHash !== null;
    } finally {
      this.inFlight -= 1;
    }
  }

  private async decoy(): Promise<string> {
    this.decoyHash ??= await hashPassword(randomBytes(32).toString('base64url'));
    return this.decoyHash;
  }
}

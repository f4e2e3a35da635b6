import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/** The route answers without a session; the session guard of `identity` reads the same key. */
export function Public(): CustomDecorator {
  return SetMetadata('nuancan:public', true);
}

import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';
import { violatedConstraint } from '../violated-constraint.js';
import type { FileKind } from './application-words.js';
import type { ApplicationFileDto } from './category-application.dto.js';
import { mediaTypeOf, MOST_FILE_BYTES } from './media-type-of.js';

/** A stored file as it goes out. */
export interface StoredFile {
  readonly kind: FileKind;
  readonly mediaType: string;
  readonly content: Buffer;
}

const OPEN = `SELECT state IN ('submitted', 'endorsed', 'returned') AS open FROM registry.category_applications WHERE id = $1 FOR UPDATE`;
const ADD = `
  INSERT INTO registry.category_application_files (application_id, district_code, town_code, place, kind, media_type, content, added_by)
  SELECT a.id, a.district_code, a.town_code,
    (SELECT count(*) + 1 FROM registry.category_application_files f WHERE f.application_id = a.id), $2, $3, $4, platform.scope_account()
  FROM registry.category_applications a WHERE a.id = $1
  RETURNING id, kind, media_type AS "mediaType", size, added_at AS "addedAt"`;
const READ = `SELECT kind, media_type AS "mediaType", content FROM registry.category_application_files
  WHERE application_id = $1 AND id = $2`;
const AUDIT = `SELECT platform.audit('read', 'registry.category_application_files', $1, NULL, NULL)`;

/** Files that are attached to applications: stored in the database, read within the scope, every reading audited. */
@Injectable()
export class ApplicationFileService {
  constructor(private readonly database: Database) {}

  /**
   * Attaches a file to an open application; what it is, is told from its content.
   * @throws REGISTRY.FILE_MISSING, FILE_TOO_LARGE, FILE_TYPE_REFUSED, APPLICATION_NOT_FOUND, APPLICATION_CLOSED, FILE_PRESENT,
   *   FILES_TOO_MANY
   */
  async add(
    scope: Scope,
    applicationId: string,
    file: { readonly kind: FileKind; readonly content: unknown },
  ): Promise<ApplicationFileDto> {
    const { kind, content } = file;
    if (!Buffer.isBuffer(content) || content.length === 0) throw RegistryErrors.FILE_MISSING();
    if (content.length > MOST_FILE_BYTES) throw RegistryErrors.FILE_TOO_LARGE();
    const mediaType = mediaTypeOf(content);
    if (mediaType === null) throw RegistryErrors.FILE_TYPE_REFUSED();
    try {
      return await this.database.scoped(scope, async (tx) => {
        const [application] = await tx.query<{ open: boolean }[]>(OPEN, [applicationId]);
        if (!application) throw RegistryErrors.APPLICATION_NOT_FOUND();
        if (!application.open) throw RegistryErrors.APPLICATION_CLOSED();
        const [added] = await tx.query<ApplicationFileDto[]>(ADD, [applicationId, kind, mediaType, content]);
        if (!added) throw RegistryErrors.APPLICATION_NOT_FOUND();
        return added;
      });
    } catch (error) {
      const constraint = violatedConstraint(error);
      if (constraint === 'category_application_files_once') throw RegistryErrors.FILE_PRESENT();
      throw constraint === 'category_application_files_place_check' ? RegistryErrors.FILES_TOO_MANY() : error;
    }
  }

  /** @throws REGISTRY.FILE_NOT_FOUND for one outside the scope, too */
  async read(scope: Scope, applicationId: string, fileId: string): Promise<StoredFile> {
    return this.database.scoped(scope, async (tx) => {
      const [file] = await tx.query<StoredFile[]>(READ, [applicationId, fileId]);
      if (!file) throw RegistryErrors.FILE_NOT_FOUND();
      await tx.query(AUDIT, [fileId]);
      return file;
    });
  }
}

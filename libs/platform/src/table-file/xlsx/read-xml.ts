import { DomainError } from '@nuancan/kernel';
import { SaxesParser } from 'saxes';
import { TableFileErrors } from '../table-file.errors.js';
import type { ZipArchive } from './zip-archive.js';

/** What is told of a document while it streams by; names come without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Streams one part of a workbook through a handler, yielding after each piece so that its rows can be taken. Entities of
 * a document's own are not expanded: the parser refuses them.
 * @throws TABLE_FILE.WORKBOOK_MALFORMED, and what the archive and the handler throw
 */
export async function* readXml(archive: ZipArchive, part: string, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false, xmlns: false as const });
  parser.on('opentag', (tag) => handler.open(localName(tag.name), tag.attributes));
  if (handler.close) parser.on('closetag', (tag) => handler.close?.(localName(tag.name)));
  if (handler.text) parser.on('text', (text) => handler.text?.(text));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of archive.read(part)) {
    parse(part, () => parser.write(decoder.decode(chunk, { stream: true })));
    yield;
  }
  parse(part, () => parser.write(decoder.decode()).close());
  yield;
}

/** Reads a small part to its end. */
export async function readWholeXml(archive: ZipArchive, part: string, handler: XmlHandler): Promise<void> {
  const pieces = readXml(archive, part, handler);
  while ((await pieces.next()).done !== true);
}

function parse(part: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) throw error;
    const problem = error instanceof Error ? error.message.slice(0, 80) : 'XML';
    throw TableFileErrors.WORKBOOK_MALFORMED({ part, problem });
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

import { Injectable } from '@nestjs/common';
import { type DocumentRequest, type DocumentSource, DocumentSources } from '../contract';
import type { TemplateId } from '../contract/templates';

/** What the rooms have registered, found by template and kind of subject. */
@Injectable()
export class RegisteredSources extends DocumentSources {
  private readonly sources = new Map<string, DocumentSource>();

  register(source: DocumentSource): void {
    const key = keyOf(source.template, source.subjectType);
    if (this.sources.has(key)) throw new Error(`two sources make ${key}`);
    this.sources.set(key, source);
  }

  /** The request for this subject, or undefined when no room makes this template for such a subject. */
  async load(template: TemplateId, subject: { type: string; id: string }): Promise<DocumentRequest | undefined> {
    const loaded = await this.sources.get(keyOf(template, subject.type))?.load(subject.id);
    return loaded && { ...loaded, template, source: subject };
  }

  /** Templates that can be made for such a subject. */
  templatesFor(subjectType: string): TemplateId[] {
    return [...this.sources.values()]
      .filter((source) => source.subjectType === subjectType)
      .map(({ template }) => template);
  }
}

const keyOf = (template: TemplateId, subjectType: string): string => `${template} for ${subjectType}`;

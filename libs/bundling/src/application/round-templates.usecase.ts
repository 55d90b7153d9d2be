import { type FieldError, invalid, notFound } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { AuditTrail, newId, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { RoundSetup } from '../domain/round-setup';
import { ArticleRepository } from '../infrastructure/article.repository';
import { type RoundTemplate, RoundTemplateRepository } from '../infrastructure/round-template.repository';
import { changedMeanwhile } from './changed-meanwhile';
import { questionsOf } from './round-setup';

/** What the centre keeps for rounds that come again. */
@Injectable()
export class RoundTemplates {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly templates: RoundTemplateRepository,
    private readonly articles: ArticleRepository,
    private readonly directory: Directory,
    private readonly audit: AuditTrail,
  ) {}

  async all(): Promise<readonly RoundTemplate[]> {
    requirePermission(this.uow.actor, 'bundle.read');
    return this.templates.all();
  }

  /** Throws `invalid` with every wrong field, also when another template has the name. */
  async create(name: string, setup: RoundSetup): Promise<RoundTemplate> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    const content = await this.checked(name, setup);
    const id = newId();
    if ((await this.templates.insert(id, name.trim(), content)) === 0) throw nameTaken(name);
    this.note('round-template.created', id, name);
    return this.find(id);
  }

  async change(id: string, version: number, name: string, setup: RoundSetup): Promise<RoundTemplate> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    await this.find(id);
    const content = await this.checked(name, setup);
    if (await this.templates.nameTaken(name.trim(), id)) throw nameTaken(name);
    if ((await this.templates.update(id, version, name.trim(), content)) === 0)
      throw changedMeanwhile('Die Vorlage', (await this.find(id)).version);
    this.note('round-template.changed', id, name);
    return this.find(id);
  }

  async remove(id: string, version: number): Promise<void> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    const { name } = await this.find(id);
    if ((await this.templates.remove(id, version)) === 0)
      throw changedMeanwhile('Die Vorlage', (await this.find(id)).version);
    this.note('round-template.removed', id, name);
  }

  async find(id: string): Promise<RoundTemplate> {
    const template = await this.templates.find(id);
    if (!template) throw notFound('Diese Vorlage');
    return template;
  }

  private note(action: string, id: string, name: string): void {
    this.audit.record({ action, subject: { type: 'round-template', id, label: name.trim() } });
  }

  private async checked(name: string, setup: RoundSetup): Promise<RoundSetup> {
    const errors: FieldError[] = [];
    if (name.trim() === '') errors.push({ pointer: '/name', message: 'Die Vorlage braucht einen Namen.' });
    if (setup.title.trim() === '') errors.push({ pointer: '/title', message: 'Der Titel fehlt.' });
    const groups = new Set((await this.articles.groups()).map(({ productGroup }) => productGroup));
    setup.productGroups.forEach((group, index) => {
      if (!groups.has(group))
        errors.push({
          pointer: `/productGroups/${index}`,
          message: `Die Warengruppe „${group}“ gibt es im Artikelstamm nicht.`,
        });
    });
    const slugs = new Set((await this.directory.members()).map(({ slug }) => slug));
    (setup.members ?? []).forEach((slug, index) => {
      if (!slugs.has(slug))
        errors.push({ pointer: `/members/${index}`, message: `Die Mitgliedskommune „${slug}“ gibt es nicht.` });
    });
    const questions = questionsOf(setup.questions, errors);
    if (errors.length > 0) throw invalid('round-template', 'Die Vorlage ist nicht vollständig.', errors);
    const { productGroups, leftOut, requirements, members, answerDays } = setup;
    return {
      title: setup.title.trim(),
      productGroups: [...new Set(productGroups)],
      leftOut: [...new Set(leftOut)],
      requirements: requirements
        .map(({ articleNumber, requirement }) => ({ articleNumber, requirement: requirement.trim() }))
        .filter(({ requirement }) => requirement !== ''),
      ...{ questions, members, answerDays },
    };
  }
}

const nameTaken = (name: string) =>
  invalid('name-taken', `Eine Vorlage mit dem Namen „${name.trim()}“ gibt es schon.`, [
    { pointer: '/name', message: 'Diesen Namen hat schon eine andere Vorlage.' },
  ]);

import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { conflict, germanDate, notFound } from '@app/kernel';
import { type Actor, FileStore, requirePermission, UnitOfWork, uploadedFileName } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { checkNewDeclaration, type NewDeclaration } from '../domain/declaration';
import { kindOf } from '../domain/declaration-kinds';
import { proofName, proofType } from '../domain/proof-file';
import { CompanyRepository } from '../infrastructure/company.repository';
import { DeclarationRepository, type Proof } from '../infrastructure/declaration.repository';
import { CompanyLog } from './company-log';

const nameOf = ({ kind, title }: Pick<NewDeclaration, 'kind' | 'title'>): string =>
  kind === 'own' ? title : kindOf(kind).name;

/** Records declarations and register answers, attaches proofs, withdraws what was recorded by mistake. Nothing is overwritten. */
@Injectable()
export class RecordDeclaration {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly companies: CompanyRepository,
    private readonly declarations: DeclarationRepository,
    private readonly files: FileStore,
    private readonly log: CompanyLog,
  ) {}

  /** Returns the id. Throws `invalid` naming every wrong field. */
  record(actor: Actor, companyId: string, declaration: NewDeclaration): Promise<string> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'company.manage');
      checkNewDeclaration(declaration, this.uow.today());
      const company = await this.companies.get(companyId);
      const id = await this.declarations.insert(company.id, declaration);
      const { givenOn, result, kind } = declaration;
      await this.log.write(
        { id: company.id, name: company.facts.name },
        {
          action: 'declaration-recorded',
          sentence: `${nameOf(declaration)} vom ${germanDate(givenOn)} erfasst: ${kindOf(kind).results[result]}.`,
          after: { declarationId: id, ...declaration },
        },
      );
      return id;
    });
  }

  /** A declaration recorded by mistake counts no more, on no day; it stays readable with the reason. */
  withdraw(actor: Actor, companyId: string, declarationId: string, reason: string): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'company.manage');
      const company = await this.companies.get(companyId);
      const declaration = await this.declarations.one(await this.companies.idsOf(company.id), declarationId);
      if (!(await this.declarations.withdraw(declaration.id, reason))) {
        throw conflict('withdrawn', 'Diese Erklärung ist schon zurückgenommen.');
      }
      await this.log.write(
        { id: company.id, name: company.facts.name },
        {
          action: 'declaration-withdrawn',
          sentence: `${nameOf(declaration)} vom ${germanDate(declaration.givenOn)} zurückgenommen: ${reason}`,
          after: { declarationId, reason },
        },
      );
    });
  }

  /** Attaches a file. The same bytes twice are one proof. */
  attach(actor: Actor, companyId: string, declarationId: string, fileName: string, bytes: Uint8Array): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'company.manage');
      const { mediaType, extension } = proofType(bytes);
      const company = await this.companies.get(companyId);
      const declaration = await this.declarations.one(await this.companies.idsOf(company.id), declarationId);
      const { sha256, size } = await this.files.put(bytes);
      const proof = {
        sha256,
        size,
        mediaType,
        fileName: proofName(uploadedFileName(fileName || 'Nachweis'), extension),
      };
      if (!(await this.declarations.addProof(declaration.id, proof))) return;
      await this.log.write(
        { id: company.id, name: company.facts.name },
        {
          action: 'proof-attached',
          sentence: `Nachweis „${proof.fileName}“ angehängt: ${nameOf(declaration)} vom ${germanDate(declaration.givenOn)}.`,
          after: { declarationId, sha256, size },
        },
      );
    });
  }

  /** The bytes as they were attached, handed out only if they still have their checksum. */
  async read(
    actor: Actor,
    companyId: string,
    declarationId: string,
    proofId: string,
  ): Promise<{ readonly proof: Proof; readonly bytes: Buffer }> {
    const proof = await this.uow.run(actor, async () => {
      requirePermission(actor, 'company.read');
      const company = await this.companies.get(companyId);
      const declaration = await this.declarations.one(await this.companies.idsOf(company.id), declarationId);
      return declaration.proofs.find(({ id }) => id === proofId);
    });
    if (!proof) throw notFound('Diesen Nachweis');
    const bytes = await buffer(await this.files.read(proof.sha256));
    if (createHash('sha256').update(bytes).digest('hex') !== proof.sha256) {
      throw conflict(
        'file-changed',
        'Die abgelegte Datei stimmt nicht mehr mit ihrem Prüfwert überein und wird deshalb nicht ausgegeben. Bitte wenden Sie sich an die Administration.',
      );
    }
    return { proof, bytes };
  }
}

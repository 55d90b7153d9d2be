import { Directory } from '@app/organisation/contract';
import { Injectable } from '@nestjs/common';
import type { DocumentRequest, TemplateData, TemplateId } from '../contract';
import { LetterheadRepository } from '../infrastructure/letterhead.repository';

/** The data of a request with the letterhead of the moment. */
export type UnderLetterhead = <T extends TemplateId>(request: DocumentRequest<T>) => TemplateData[T];

/** Puts the letterhead of the moment into the data of documents: rooms need not know that there is one. */
@Injectable()
export class Letterheads {
  constructor(
    private readonly letterheads: LetterheadRepository,
    private readonly directory: Directory,
  ) {}

  /**
   * Reads once, for one document or for many: the centre's logo and web address and the coat of arms of the member the
   * document belongs to, or that it names. Pictures that the data bring along themselves are left out.
   */
  async now(): Promise<UnderLetterhead> {
    const current = await this.letterheads.current();
    const own = current.find((one) => one.memberId === null);
    const arms = new Map(current.map(({ memberId, picture }) => [memberId, picture]));
    const members = arms.size > (own ? 1 : 0) ? await this.directory.members() : [];
    return ({ data, memberId }) => {
      const member = memberId ?? members.find(({ name }) => name === data.member)?.id;
      return {
        ...data,
        centre: own?.web ? { ...data.centre, web: data.centre.web ?? own.web } : data.centre,
        logo: own?.picture ?? undefined,
        coatOfArms: (member && arms.get(member)) ?? undefined,
      };
    };
  }
}

import { centreHead, type DocumentRequest, type DocumentSource, DocumentSources } from '@app/documents/contract';
import { germanQuantity, notFound, parseQuantity, wholeQuantity } from '@app/kernel';
import { fact } from '@app/law';
import { Directory } from '@app/organisation/contract';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type FrameworkItemRow, FrameworkRepository } from '../infrastructure/framework.repository';

/** What ends an agreement whose maximum is reached. */
const EXHAUSTION = 'EUGH-23';

/** Assembles the cover of a framework agreement: parties, who may call off, term, maximum and the price list. */
@Injectable()
export class FrameworkCoverSource implements DocumentSource, OnModuleInit {
  readonly template = 'framework-cover';
  readonly subjectType = 'framework';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly frameworks: FrameworkRepository,
    private readonly directory: Directory,
    private readonly sources: DocumentSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async load(id: string): Promise<Omit<DocumentRequest<'framework-cover'>, 'template'>> {
    requirePermission(this.uow.actor, 'framework.read');
    const framework = await this.frameworks.find(id);
    if (!framework) throw notFound('Diese Rahmenvereinbarung');
    const centre = await this.directory.centre();
    const buyers = (await this.directory.members()).filter((member) => framework.memberIds.includes(member.id));
    const { number, title, from, to, concludedOn, maximumValue, marginPercent } = framework;
    return {
      title: `Rahmenvereinbarung ${number}`,
      subject: { type: this.subjectType, id, label: number },
      memberId: null,
      data: {
        centre: centreHead(centre),
        fileNumber: number,
        createdAt: this.uow.now().toISOString(),
        ...{ number, title, from, to, concludedOn },
        ...(maximumValue === null ? {} : { maximumValue }),
        procedure: framework.procedureFileNumber,
        supplier: {
          name: framework.supplierName,
          addressLines: [framework.supplierStreet, `${framework.supplierPostcode} ${framework.supplierCity}`],
          ...(framework.supplierEmail ? { email: framework.supplierEmail } : {}),
        },
        buyers: buyers.map(({ name }) => name),
        maximumNote: `Höchstmengen und Höchstwert beruhen auf dem gemeldeten Bedarf zuzüglich ${marginPercent}\u00a0%. ${fact(EXHAUSTION).text}`,
        items: (await this.frameworks.items(id, this.uow.today())).map(priceItem),
      },
    };
  }
}

function priceItem(item: FrameworkItemRow) {
  const { articleNumber, text, productGroup, unit, maximumQuantity, manufacturer, manufacturerNumber, label } = item;
  const maker = manufacturer && [manufacturer, manufacturerNumber].filter(Boolean).join(' ');
  const content = parseQuantity(item.contentPerUnit);
  return {
    ...{ articleNumber, text, productGroup, unit },
    ...(maximumQuantity === null ? {} : { maximumQuantity }),
    // One piece in a piece says nothing.
    ...(content === wholeQuantity(1) ? {} : { content: `${germanQuantity(content)} ${item.baseUnit}` }),
    vatRate: Number(item.vatRate),
    tiers: item.tiers,
    ...(maker ? { manufacturer: maker } : {}),
    ...(label ? { label } : {}),
  };
}

import { PERMISSIONS, permissionsOf, ROLES, type Role } from '@app/identity/contract';
import { type Client, type Product, startProduct } from '../support/product';

/** The permission table said once more, role by role, the way product.md describes the people. */
const EXPECTED: Record<Role, string[]> = {
  officer: [
    'article.manage',
    'article.read',
    'bundle.read',
    'catalogue.read',
    'company.manage',
    'company.read',
    'consumption.read',
    'contract.manage',
    'contract.read',
    'demand-round.manage',
    'demand-round.read',
    'demand.contribute',
    'demand.report',
    'demo.clock',
    'directory.read',
    'document.ahead',
    'document.read',
    'document.record',
    'document.request',
    'framework.decide',
    'framework.manage',
    'framework.read',
    'framework.transfer',
    'jobs.read',
    'jobs.retry',
    'mail.read',
    'mail.send',
    'mail.status',
    'order.read',
    'procedure.confirm',
    'procedure.decide',
    'procedure.manage',
    'procedure.read',
    'report.read',
    'request.manage',
    'request.read',
    'requisition.read',
    'service.log',
    'service.read',
    'training.use',
  ],
  head: [
    'article.manage',
    'article.read',
    'audit-sample.read',
    'audit.read',
    'bundle.read',
    'catalogue.read',
    'company.manage',
    'company.read',
    'consumption.read',
    'contract.manage',
    'contract.read',
    'demand-round.manage',
    'demand-round.read',
    'demand.contribute',
    'demand.report',
    'demo.clock',
    'directory.manage',
    'directory.read',
    'document.ahead',
    'document.letterhead',
    'document.read',
    'document.record',
    'document.request',
    'files.check',
    'framework.decide',
    'framework.manage',
    'framework.read',
    'framework.transfer',
    'jobs.read',
    'jobs.retry',
    'law.maintain',
    'mail.read',
    'mail.send',
    'mail.status',
    'mail.suspend',
    'order.read',
    'procedure.confirm',
    'procedure.decide',
    'procedure.manage',
    'procedure.number',
    'procedure.oversee',
    'procedure.read',
    'procedure.wording',
    'report.read',
    'request.manage',
    'request.read',
    'requisition.read',
    'retention.manage',
    'retention.read',
    'service.log',
    'service.read',
    'training.use',
  ],
  admin: [
    'article.read',
    'audit.read',
    'demo.clock',
    'directory.manage',
    'directory.read',
    'document.letterhead',
    'document.read',
    'files.check',
    'jobs.read',
    'jobs.retry',
    'law.maintain',
    'mail.status',
    'mail.suspend',
    'people.manage',
    'queues.inspect',
    'retention.manage',
    'retention.read',
    'training.use',
  ],
  auditor: [
    'article.read',
    'audit-sample.draw',
    'audit-sample.read',
    'audit.read',
    'bundle.read',
    'catalogue.read',
    'company.read',
    'consumption.read',
    'contract.read',
    'demand-round.read',
    'directory.read',
    'document.read',
    'document.record',
    'framework.read',
    'jobs.read',
    'mail.read',
    'mail.status',
    'order.read',
    'procedure.read',
    'report.read',
    'request.read',
    'requisition.read',
    'retention.read',
    'service.read',
    'training.use',
  ],
  requester: [
    'article.read',
    'contract.read',
    'demand.contribute',
    'directory.read',
    'document.read',
    'request.create',
    'request.read',
  ],
  orderer: [
    'article.read',
    'catalogue.read',
    'consumption.read',
    'demand-round.read',
    'demand.contribute',
    'demand.report',
    'directory.read',
    'document.read',
    'document.request',
    'framework.read',
    'framework.transfer',
    'order.read',
    'receipt.confirm',
    'requisition.create',
    'requisition.read',
  ],
  approver: [
    'approval.decide',
    'article.read',
    'catalogue.read',
    'consumption.read',
    'demand-round.read',
    'demand.contribute',
    'directory.read',
    'document.read',
    'document.request',
    'framework.read',
    'framework.transfer',
    'order.read',
    'requisition.read',
  ],
  controller: [
    'article.read',
    'catalogue.read',
    'consumption.read',
    'contract.read',
    'demand-round.read',
    'directory.read',
    'document.read',
    'document.request',
    'framework.read',
    'order.read',
    'request.read',
    'requisition.read',
  ],
};

const ACCOUNT: Record<Role, string> = {
  officer: 'sachbearbeitung@demo.example',
  head: 'leitung@demo.example',
  admin: 'admin@demo.example',
  auditor: 'revision@demo.example',
  requester: 'fachamt.nauheim@demo.example',
  orderer: 'besteller.nauheim@demo.example',
  approver: 'freigabe.nauheim@demo.example',
  controller: 'controlling.nauheim@demo.example',
};

interface Route {
  readonly method: string;
  readonly url: string;
  readonly permission: string;
}

describe('permissions', () => {
  let product: Product;
  let routes: Route[];
  beforeAll(async () => {
    product = await startProduct({}, { http: true, jobs: false });
    const document = (await (await fetch(`${product.address}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { 'x-permission'?: string }>>;
    };
    routes = Object.entries(document.paths).flatMap(([url, methods]) =>
      Object.entries(methods).flatMap(([method, { 'x-permission': permission }]) =>
        permission
          ? [
              {
                method: method.toUpperCase(),
                url: url.replace(/\{[^}]+\}/g, '00000000-0000-7000-8000-00000000dead'),
                permission,
              },
            ]
          : [],
      ),
    );
  });
  afterAll(() => product.stop());

  it.each(Object.keys(ROLES) as Role[])('of %s are the expected ones', (role) => {
    expect(permissionsOf(role).sort()).toEqual(EXPECTED[role]);
  });

  it('are all used by a route, and no route names an unknown one', () => {
    const used = new Set(routes.map(({ permission }) => permission));
    expect([...used].filter((permission) => !(permission in PERMISSIONS))).toEqual([]);
    expect(routes.length).toBeGreaterThan(10);
  });

  it.each(Object.keys(ROLES) as Role[])('open to %s exactly the routes that the table opens', async (role) => {
    const client: Client = await product.as(ACCOUNT[role]);
    const wrong: string[] = [];
    for (const { method, url, permission } of routes) {
      const { status, body } = await client.send<{ type?: string }>(method, url, method === 'GET' ? undefined : {});
      const refused = status === 403 && body.type === 'urn:vergabezentrum:problem:forbidden';
      const allowed = (permissionsOf(role) as string[]).includes(permission);
      if (refused === allowed) wrong.push(`${method} ${url} (${permission}) answered ${status}`);
      if (status >= 500) wrong.push(`${method} ${url} answered ${status}`);
    }
    expect(wrong).toEqual([]);
  });
});

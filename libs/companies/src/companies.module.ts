import { Global, Module } from '@nestjs/common';
import { CompaniesInDatabase } from './application/companies-in-database';
import { CompanyContribution } from './application/company-contribution';
import { CompanyExport } from './application/company-export';
import { CompanyFiles } from './application/company-files';
import { CompanyLog } from './application/company-log';
import { ImportCompanies } from './application/import-companies.usecase';
import { MaintainCompany } from './application/maintain-company.usecase';
import { MaintainContacts } from './application/maintain-contacts.usecase';
import { MergeCompanies } from './application/merge-companies.usecase';
import { RecordDeclaration } from './application/record-declaration.usecase';
import { Companies } from './contract';
import { CompaniesDemo } from './demo/companies.demo';
import { CompaniesTraining } from './demo/companies.training';
import { CompanyFileRepository } from './infrastructure/company-file.repository';
import { CompanyListQuery } from './infrastructure/company-list.query';
import { CompanyRepository } from './infrastructure/company.repository';
import { DeclarationRepository } from './infrastructure/declaration.repository';

const inside = [
  CompanyExport,
  CompanyFileRepository,
  CompanyListQuery,
  CompanyRepository,
  DeclarationRepository,
  ImportCompanies,
  MaintainCompany,
  MaintainContacts,
  MergeCompanies,
  RecordDeclaration,
];

/** The address book of companies with register facts and declarations. */
@Global()
@Module({
  providers: [
    ...inside,
    CompaniesDemo,
    CompaniesTraining,
    CompanyContribution,
    CompanyFiles,
    CompanyLog,
    { provide: Companies, useClass: CompaniesInDatabase },
  ],
  exports: [Companies, ...inside],
})
export class CompaniesModule {}

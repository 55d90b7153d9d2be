import { Module } from '@nestjs/common';
import { CompaniesController } from './http/companies.controller';
import { CompanyPage } from './http/company-page';
import { DeclarationsController } from './http/declarations.controller';

@Module({ controllers: [CompaniesController, DeclarationsController], providers: [CompanyPage] })
export class CompaniesHttpModule {}

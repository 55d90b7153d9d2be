export { ReportingHttpModule } from './reporting.http.module';
export { ReportingModule } from './reporting.module';

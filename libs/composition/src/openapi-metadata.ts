// Written by scripts/openapi-metadata.mjs (npm run openapi); do not edit.
export default async (): Promise<Record<string, any>> => {
  const t: Record<string, any> = {
    ['../../audit/src/http/audit.controller']: require('../../audit/src/http/audit.controller'),
    ['../../identity/src/http/people.controller']: require('../../identity/src/http/people.controller'),
    ['../../identity/src/http/session.controller']: require('../../identity/src/http/session.controller'),
    ['../../organisation/src/http/directory.response']: require('../../organisation/src/http/directory.response'),
    ['../../platform/src/health/health.controller']: require('../../platform/src/health/health.controller'),
    ['../../platform/src/jobs/jobs.controller']: require('../../platform/src/jobs/jobs.controller'),
    ['../../platform/src/today/today.controller']: require('../../platform/src/today/today.controller'),
  };
  return {
    '@nestjs/swagger': {
      models: [
        [
          require('../../audit/src/http/audit.controller'),
          {
            AuditEntryResponse: {
              seq: { required: true, type: () => String },
              at: { required: true, type: () => Date },
              personName: { required: true, type: () => String },
              roles: { required: true, type: () => String },
              action: { required: true, type: () => String },
              subjectType: { required: true, type: () => String },
              subjectId: { required: true, type: () => String },
              subjectLabel: { required: true, type: () => String, nullable: true },
              before: { required: true, type: () => Object, nullable: true },
              after: { required: true, type: () => Object, nullable: true },
              requestId: { required: true, type: () => String },
            },
            AuditListResponse: {
              items: { required: true, type: () => [t['../../audit/src/http/audit.controller'].AuditEntryResponse] },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
            AuditQuery: {
              subject: {
                required: false,
                type: () => String,
                description: 'Id of the subject: everything that ever happened to it.',
              },
            },
            BrokenEntryResponse: {
              seq: { required: true, type: () => Number },
              action: { required: true, type: () => String },
              subject: { required: true, type: () => String },
              reason: { required: true, type: () => String },
            },
            VerificationResponse: {
              entries: { required: true, type: () => Number },
              head: { required: true, type: () => String },
              valid: { required: true, type: () => Boolean },
              firstBroken: {
                required: false,
                type: () => t['../../audit/src/http/audit.controller'].BrokenEntryResponse,
              },
            },
            AuditController: {},
          },
        ],
        [
          require('../../identity/src/http/people.controller'),
          {
            RoleOfPersonResponse: {
              role: { required: true, type: () => String },
              roleName: { required: true, type: () => String },
              member: { required: true, type: () => String, nullable: true },
            },
            PersonListItemResponse: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
              email: { required: true, type: () => String },
              active: { required: true, type: () => Boolean },
              roles: {
                required: true,
                type: () => [t['../../identity/src/http/people.controller'].RoleOfPersonResponse],
              },
            },
            PersonListResponse: {
              items: {
                required: true,
                type: () => [t['../../identity/src/http/people.controller'].PersonListItemResponse],
              },
            },
            PermissionResponse: {
              permission: { required: true, type: () => String },
              means: { required: true, type: () => String },
              roles: { required: true, type: () => [String] },
            },
            RoleResponse: {
              role: { required: true, type: () => String },
              name: { required: true, type: () => String },
            },
            PermissionTableResponse: {
              roles: { required: true, type: () => [t['../../identity/src/http/people.controller'].RoleResponse] },
              items: {
                required: true,
                type: () => [t['../../identity/src/http/people.controller'].PermissionResponse],
              },
            },
            NotificationResponse: {
              id: { required: true, type: () => String },
              text: { required: true, type: () => String },
              href: { required: true, type: () => String },
              createdAt: { required: true, type: () => Date },
              readAt: { required: true, type: () => Date, nullable: true },
            },
            NotificationListResponse: {
              items: {
                required: true,
                type: () => [t['../../identity/src/http/people.controller'].NotificationResponse],
              },
              unread: { required: true, type: () => Number },
            },
            PeopleController: {},
          },
        ],
        [
          require('../../identity/src/http/session.controller'),
          {
            SignInRequest: {
              email: { required: true, type: () => String, maxLength: 200 },
              password: { required: true, type: () => String, maxLength: 200 },
            },
            NamedResponse: { id: { required: true, type: () => String }, name: { required: true, type: () => String } },
            PersonResponse: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
              email: { required: true, type: () => String },
            },
            SessionMemberResponse: {
              slug: { required: true, type: () => String },
              name: { required: true, type: () => String },
            },
            SessionResponse: {
              person: { required: true, type: () => t['../../identity/src/http/session.controller'].PersonResponse },
              roles: { required: true, type: () => [String] },
              centre: { required: true, type: () => t['../../identity/src/http/session.controller'].NamedResponse },
              members: {
                required: true,
                type: () => [t['../../identity/src/http/session.controller'].SessionMemberResponse],
                description: 'Members the person may see; all of them for staff of the centre.',
              },
              permissions: { required: true, type: () => [String] },
              csrfToken: { required: true, type: () => String },
              demo: { required: true, type: () => Boolean },
              today: { required: true, type: () => String },
            },
            DemoAccountResponse: {
              email: { required: true, type: () => String },
              name: { required: true, type: () => String },
              role: { required: true, type: () => String },
              member: { required: true, type: () => String, nullable: true },
            },
            DemoAccountListResponse: {
              items: {
                required: true,
                type: () => [t['../../identity/src/http/session.controller'].DemoAccountResponse],
              },
            },
            CreateTokenRequest: {
              name: { required: true, type: () => String, minLength: 1, maxLength: 100 },
              scope: { required: true, enum: ['read', 'write'] },
              expiresOn: { required: true, type: () => String, description: 'Last day on which the token works.' },
            },
            CreatedTokenResponse: {
              id: { required: true, type: () => String },
              token: { required: true, type: () => String, description: 'Shown once; only its hash is kept.' },
            },
            SessionController: {},
          },
        ],
        [
          require('../../organisation/src/http/directory.controller'),
          {
            MemberQuery: {
              member: {
                required: false,
                type: () => String,
                description: 'Slug of the member, for example `raunheim`.',
              },
            },
            DirectoryController: {},
          },
        ],
        [
          require('../../organisation/src/http/directory.response'),
          {
            MemberResponse: {
              id: { required: true, type: () => String },
              slug: { required: true, type: () => String },
              name: { required: true, type: () => String },
              kind: { required: true, enum: ['municipality', 'county'] },
              ags: { required: true, type: () => String },
              postcode: { required: true, type: () => String },
              joinedOn: { required: true, type: () => String },
              leftOn: { required: true, type: () => String, nullable: true },
              population: {
                required: true,
                type: () => t['../../organisation/src/http/directory.response'].PopulationResponse,
                nullable: true,
              },
            },
            PopulationResponse: {
              inhabitants: { required: true, type: () => Number },
              asOf: { required: true, type: () => String },
            },
            MemberListResponse: {
              items: {
                required: true,
                type: () => [t['../../organisation/src/http/directory.response'].MemberResponse],
              },
            },
            CostCentreResponse: {
              id: { required: true, type: () => String },
              member: { required: true, type: () => String },
              department: { required: true, type: () => String, nullable: true },
              number: { required: true, type: () => String },
              name: { required: true, type: () => String },
              validFrom: { required: true, type: () => String },
              validTo: { required: true, type: () => String, nullable: true },
              responsible: { required: true, type: () => String, nullable: true },
            },
            CostCentreListResponse: {
              items: {
                required: true,
                type: () => [t['../../organisation/src/http/directory.response'].CostCentreResponse],
              },
            },
            SiteResponse: {
              id: { required: true, type: () => String },
              member: { required: true, type: () => String },
              name: { required: true, type: () => String },
              street: { required: true, type: () => String },
              postcode: { required: true, type: () => String },
              city: { required: true, type: () => String },
            },
            SiteListResponse: {
              items: { required: true, type: () => [t['../../organisation/src/http/directory.response'].SiteResponse] },
            },
          },
        ],
        [
          require('../../platform/src/demo/demo-clock.controller'),
          {
            SetDemoDayRequest: {
              today: {
                required: true,
                type: () => String,
                description: 'The day it shall be; only forward, because what happened stays in the past.',
              },
            },
            DemoClockController: {},
          },
        ],
        [
          require('../../platform/src/health/health.controller'),
          {
            HealthResponse: {
              status: { required: true, enum: ['ok', 'unavailable'] },
              missing: {
                required: true,
                type: () => [String],
                description: 'What is missing, as German sentences; empty when all is well.',
              },
            },
            HealthController: {},
          },
        ],
        [
          require('../../platform/src/http/page'),
          {
            PageQuery: {
              limit: { required: true, type: () => Object, default: 100, minimum: 1, maximum: 500 },
              cursor: { required: false, type: () => String },
            },
          },
        ],
        [
          require('../../platform/src/jobs/jobs.controller'),
          {
            JobResponse: {
              eventId: { required: true, type: () => String },
              subscriber: { required: true, type: () => String },
              eventType: { required: true, type: () => String },
              state: { required: true, enum: ['waiting', 'done', 'failed'] },
              attempts: { required: true, type: () => Number },
              error: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The German reason of the last failure.',
              },
              createdAt: { required: true, type: () => Date },
              finishedAt: { required: true, type: () => Date, nullable: true },
            },
            JobListResponse: {
              items: { required: true, type: () => [t['../../platform/src/jobs/jobs.controller'].JobResponse] },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
            JobQuery: { state: { required: false, enum: ['waiting', 'done', 'failed'] } },
            JobsController: {},
          },
        ],
        [
          require('../../platform/src/today/today.controller'),
          {
            TaskResponse: {
              id: { required: true, type: () => String },
              title: { required: true, type: () => String },
              detail: { required: true, type: () => String },
              href: { required: true, type: () => String },
              due: { required: true, type: () => String, nullable: true },
              kind: { required: true, type: () => String },
            },
            DateResponse: {
              date: { required: true, type: () => String },
              title: { required: true, type: () => String },
              href: { required: true, type: () => String },
            },
            TodayResponse: {
              today: { required: true, type: () => String },
              tasks: { required: true, type: () => [t['../../platform/src/today/today.controller'].TaskResponse] },
              dates: { required: true, type: () => [t['../../platform/src/today/today.controller'].DateResponse] },
            },
            SearchHitResponse: {
              type: { required: true, type: () => String },
              label: { required: true, type: () => String },
              detail: { required: true, type: () => String },
              href: { required: true, type: () => String },
            },
            SearchResponse: {
              items: { required: true, type: () => [t['../../platform/src/today/today.controller'].SearchHitResponse] },
            },
            SearchQuery: { q: { required: true, type: () => String, maxLength: 200 } },
            TodayController: {},
          },
        ],
      ],
      controllers: [
        [
          require('../../audit/src/http/audit.controller'),
          {
            AuditController: {
              list: {
                summary: 'The trail, newest first.',
                type: t['../../audit/src/http/audit.controller'].AuditListResponse,
              },
              verification: { type: t['../../audit/src/http/audit.controller'].VerificationResponse },
            },
          },
        ],
        [
          require('../../identity/src/http/people.controller'),
          {
            PeopleController: {
              list: { type: t['../../identity/src/http/people.controller'].PersonListResponse },
              permissions: {
                summary: 'The permission table as it is in force.',
                type: t['../../identity/src/http/people.controller'].PermissionTableResponse,
              },
              notifications: { type: t['../../identity/src/http/people.controller'].NotificationListResponse },
              read: {},
            },
          },
        ],
        [
          require('../../identity/src/http/session.controller'),
          {
            SessionController: {
              open: {},
              show: { type: t['../../identity/src/http/session.controller'].SessionResponse },
              close: {},
              demoAccounts: {
                summary: 'The buttons on the sign-in page; empty outside the demo.',
                type: t['../../identity/src/http/session.controller'].DemoAccountListResponse,
              },
              createToken: { type: t['../../identity/src/http/session.controller'].CreatedTokenResponse },
            },
          },
        ],
        [
          require('../../organisation/src/http/directory.controller'),
          {
            DirectoryController: {
              members: { type: t['../../organisation/src/http/directory.response'].MemberListResponse },
              costCentres: { type: t['../../organisation/src/http/directory.response'].CostCentreListResponse },
              sites: { type: t['../../organisation/src/http/directory.response'].SiteListResponse },
            },
          },
        ],
        [require('../../platform/src/demo/demo-clock.controller'), { DemoClockController: { set: {} } }],
        [
          require('../../platform/src/health/health.controller'),
          {
            HealthController: {
              live: {
                summary: '200 while the process lives.',
                type: t['../../platform/src/health/health.controller'].HealthResponse,
              },
              ready: {
                summary: '200 when database, queue and migrations are fine, else 503 with what is missing.',
                type: t['../../platform/src/health/health.controller'].HealthResponse,
              },
            },
          },
        ],
        [
          require('../../platform/src/jobs/jobs.controller'),
          {
            JobsController: {
              list: { type: t['../../platform/src/jobs/jobs.controller'].JobListResponse },
              retry: { summary: 'Tries a failed job again.' },
            },
          },
        ],
        [
          require('../../platform/src/today/today.controller'),
          {
            TodayController: {
              today: { type: t['../../platform/src/today/today.controller'].TodayResponse },
              search: { type: t['../../platform/src/today/today.controller'].SearchResponse },
            },
          },
        ],
      ],
    },
  };
};

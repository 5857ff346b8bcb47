import { number, text, texts } from '../expression.ts';
import type { ModuleScope } from '../module-scope.ts';
import type { RdsInputs } from './inputs.ts';

/**
 * Parameters of TLS and of the audit, by engine. None of them lets the values bound to a statement into the log.
 *
 * PostgreSQL also needs `CREATE EXTENSION pgaudit` once in each database. From version 18 on `log_connections` names
 * the stages to log. MySQL and MariaDB audit through a plugin, see `auditOptions`; their general log would repeat every
 * statement with its values, so its export stays empty. TLS 1.2 is the least that the MySQL and MariaDB versions
 * admitted here speak.
 */
const fixedParameters = {
  postgres: {
    'rds.force_ssl': '1',
    ssl_min_protocol_version: 'TLSv1.2',
    shared_preload_libraries: text`join(",", distinct(concat(["pg_stat_statements", "pgaudit"], var.shared_preload_libraries)))`,
    'pgaudit.log': 'ddl,role,write',
    'pgaudit.log_parameter': '0',
    log_connections: text`tonumber(local.engine_major) >= 18 ? "all" : "1"`,
    log_disconnections: '1',
    log_statement: 'ddl',
    log_min_duration_statement: text`var.slow_statement_seconds == null ? "-1" : tostring(var.slow_statement_seconds * 1000)`,
  },
  mysql: sharedByMysqlAndMariadb(),
  mariadb: sharedByMysqlAndMariadb(),
};

function sharedByMysqlAndMariadb(): { readonly [name: string]: string } {
  return {
    require_secure_transport: '1',
    general_log: '0',
    log_output: 'FILE',
    slow_query_log: text`var.slow_statement_seconds == null ? "0" : "1"`,
    long_query_time: text`tostring(coalesce(var.slow_statement_seconds, 10))`,
  };
}

/** Names of the parameters that a caller cannot set, of all engines. */
export const fixedParameterNames: readonly string[] = [
  ...new Set(Object.values(fixedParameters).flatMap((parameters) => Object.keys(parameters))),
];

/**
 * Every log type that an engine exports.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
 */
const logTypes = {
  postgres: ['iam-db-auth-error', 'postgresql', 'upgrade'],
  mysql: ['audit', 'error', 'general', 'iam-db-auth-error', 'slowquery'],
  mariadb: ['audit', 'error', 'general', 'iam-db-auth-error', 'slowquery'],
};

/** What the engine and its version decide. */
export interface Engine {
  /** As the provider takes it: a major version, with which AWS chooses the minor one. */
  readonly version: string;
  /** `17`, `8.4`. */
  readonly major: string;
  /** Family of the parameter group: `postgres17`, `mysql8.4`. */
  readonly family: string;
  /** Types of the exported logs. */
  readonly logs: string[];
  /** Port that RDS Proxy listens on: always the default of the engine. */
  readonly proxyPort: number;
}

/** Declares what follows from the engine as local values. */
export function engineFacts(module: ModuleScope, inputs: RdsInputs): Engine {
  module.local('default_versions', { postgres: '17', mysql: '8.4', mariadb: '11.4' });
  const version = module.localText(
    'engine_version',
    text`coalesce(${inputs.engine_version}, local.default_versions[${inputs.engine}])`,
  );
  const major = module.localText(
    'engine_major',
    text`join(".", slice(split(".", ${version}), 0, ${inputs.engine} == "postgres" ? 1 : 2))`,
  );
  module.local('log_types', logTypes);
  module.local('fixed_parameters', fixedParameters);
  return {
    version,
    major,
    family: text`"\${var.engine}\${local.engine_major}"`,
    logs: texts`local.log_types[${inputs.engine}]`,
    proxyPort: number`${inputs.engine} == "postgres" ? 5432 : 3306`,
  };
}

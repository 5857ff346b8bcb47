import {
  S3BucketCorsConfiguration,
  s3BucketCorsConfigurationCorsRuleToHclTerraform as corsToHcl,
} from '@cdktn/provider-aws/lib/s3-bucket-cors-configuration/index.js';
import { dynamicBlock, hcl, number, texts } from '../expression.ts';
import type { ModuleScope } from '../module-scope.ts';
import type { Buckets } from './buckets.ts';
import type { PhiBucketInputs } from './inputs.ts';

/** Declares which pages may call the PHI bucket from a browser, where there are any. */
export function cors(module: ModuleScope, inputs: PhiBucketInputs, buckets: Buckets): void {
  module.resource(
    S3BucketCorsConfiguration,
    'this',
    {
      bucket: buckets.this.bucket.id,
      corsRule: dynamicBlock(inputs.cors_rules, 'cors_rule', corsToHcl, {
        allowedMethods: texts`cors_rule.value.allowed_methods`,
        allowedOrigins: texts`cors_rule.value.allowed_origins`,
        allowedHeaders: texts`cors_rule.value.allowed_headers`,
        exposeHeaders: texts`cors_rule.value.expose_headers`,
        maxAgeSeconds: number`cors_rule.value.max_age_seconds`,
      }),
    },
    { count: hcl`length(${inputs.cors_rules}) > 0 ? 1 : 0` },
  );
}

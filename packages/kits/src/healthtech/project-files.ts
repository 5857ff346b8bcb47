import { hclLiteral } from '@autoclave/catalog';
import type { KitFiles, KitOptions } from '../kit.ts';

/** Writes the files around the configuration: values, waivers, what git leaves out, and the page to begin with. */
export function projectFiles(options: KitOptions): KitFiles {
  return {
    'terraform.tfvars': tfvars(options),
    'terraform.tfvars.example': example,
    'autoclave.waivers.yaml': waivers,
    '.gitignore': gitignore,
    'README.md': readme(options),
  };
}

function tfvars({ projectName, environment, accountId, region, replicaRegion }: KitOptions): string {
  const zones = ['a', 'b', 'c'].map((zone) => region + zone);
  return `project_name       = ${hclLiteral(projectName)}
environment        = ${hclLiteral(environment)}
account_id         = ${hclLiteral(accountId)}
region             = ${hclLiteral(region)}
replica_region     = ${hclLiteral(replicaRegion)}
availability_zones = ${hclLiteral(zones)}
`;
}

const example = `# Required
project_name       = "acme-health"
environment        = "prod"
account_id         = "123456789012"
region             = "us-east-1"
replica_region     = "us-west-2"
availability_zones = ["us-east-1a", "us-east-1b", "us-east-1c"]

# Optional, with the values that hold when they are left out
# vpc_cidr_block                     = "10.20.0.0/16"
# phi_retention_years                = 7
# object_lock_mode                   = "GOVERNANCE"
# break_glass_principal_arns         = []
# key_administrator_arns             = []
# database_name                      = "records"
# database_client_security_group_ids = { app = "sg-0123456789abcdef0" }
`;

const waivers = `# Accepted departures from a control. Each ends on its day, and the next plan fails again.
#
# waivers:
#   - control: rds-enhanced-monitoring-enabled
#     resource: module.database.aws_db_instance.this
#     reason: The monitoring role is created next sprint
#     owner: jane@example.com
#     approver: omar@example.com
#     expires: 2027-01-31
#     ticket: OPS-12
waivers: []
`;

const gitignore = `.terraform/
*.tfstate
*.tfstate.*
tfplan
crash.log
autoclave_offline_override.tf
`;

function readme({ projectName, environment }: KitOptions): string {
  return `# ${projectName} (${environment})

AWS infrastructure for PHI: keys, network, database and object store, in which the HIPAA and SOC 2 controls already hold.

\`\`\`
autoclave plan --offline    # plan and judge without credentials
terraform init
terraform plan              # refuses by itself what breaks a control, and names the control
terraform apply
\`\`\`

1. Put the number of your account into \`terraform.tfvars\`: Terraform refuses to work in any other account.
2. Keep the state in a bucket before more than one person works on it: add a \`backend "s3"\` block to \`providers.tf\`.
3. Subscribe those who are on call to the alarm topic (output \`alarm_topic_arn\`).

| file | what it is |
| --- | --- |
| \`main.tf\` | the modules, wired together |
| \`variables.tf\`, \`terraform.tfvars\` | what you choose |
| \`autoclave.waivers.yaml\` | accepted departures, with reason, owner, approver and end |
| \`modules/\` | the modules; each README lists its inputs, outputs and the controls it enforces |

\`modules/\` is written for environment \`${environment}\`${environment === 'prod' ? ': Terraform refuses to destroy what holds data' : ': Terraform may destroy what holds data'}.
Change settings in \`main.tf\`, not in \`modules/\`: a new version of the kit replaces that folder.
`;
}

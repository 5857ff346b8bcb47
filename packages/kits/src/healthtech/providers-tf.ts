import { awsProviderVersion, terraformVersion } from '@autoclave/modules';

/** Writes the version constraints and the two provider configurations. */
export const providersTf: string = `terraform {
  required_version = "${terraformVersion}"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "${awsProviderVersion}"
    }
  }
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = local.default_tags
  }
}

provider "aws" {
  alias               = "replica"
  region              = var.replica_region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = local.default_tags
  }
}

locals {
  # Tags are not encrypted and everybody in the account can read them: never put PHI into one.
  default_tags = {
    Project     = var.project_name
    Environment = var.environment
    ManagedBy   = "terraform"
  }
}
`;

/** Where the project will run. It decides sizes, and whether Terraform may destroy what holds data. */
export type Environment = 'dev' | 'staging' | 'prod';
export const environments: readonly Environment[] = ['dev', 'staging', 'prod'];

/** What `init` asks of a project. */
export interface KitOptions {
  /** Prefix of every name: 2 to 20 lower-case letters, digits and hyphens. */
  readonly projectName: string;
  readonly environment: Environment;
  readonly region: string;
  /** Region of replicas and copies; another one than `region`. */
  readonly replicaRegion: string;
  /** 12 digits. */
  readonly accountId: string;
}

/** Files of a project by path. */
export type KitFiles = { readonly [path: string]: string };

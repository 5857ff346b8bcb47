import { idOf, Named, refsIn, type Declaration, type Ref } from './model.ts';
import { plainly } from './print.ts';
import { flat, labelOf, oddKey, oddKeys, type Declared, type Transformation } from './transformation.ts';

const odd = JSON.stringify(oddKey);
const bothKeys = `for_each = toset(${JSON.stringify(oddKeys)})\n`;
/** The names of two instances, told apart by the length of their keys. */
const byLength = (name: string): string => `"${name}-\${length(each.key)}"`;

export const counted: Transformation = flat(
  'every resource with count = 1',
  () => ({
    meta: () => 'count = 1\n',
    refer: ({ target, attribute }) => `${target}[0].${attribute}`,
  }),
  { moves: true },
);

export const keyed: Transformation = flat(
  'every resource under a key with dots, quotes, brackets and slashes',
  () => ({
    meta: () => `for_each = toset([${odd}])\n`,
    refer: ({ target, attribute }) => `${target}[${odd}].${attribute}`,
  }),
  { moves: true },
);

export const paired: Transformation = flat(
  'every resource under two keys, joined by x[each.key]',
  () => ({
    meta: () => bothKeys,
    refer: ({ target, attribute }) => `${target}[each.key].${attribute}`,
    name: byLength,
  }),
  { moves: true },
);

export const countPaired: Transformation = flat(
  'every resource twice, joined by x[count.index]',
  () => ({
    meta: () => 'count = 2\n',
    refer: ({ target, attribute }) => `${target}[count.index].${attribute}`,
    name: (name) => `"${name}-\${count.index}"`,
  }),
  { moves: true },
);

export const chained: Transformation = flat(
  'for_each over the resource that is referred to',
  () => {
    const source = (from: Declaration): string | undefined => refsIn(from.values)[0]?.target;
    return {
      meta: (one) => {
        const over = source(one);
        return over === undefined ? bothKeys : `for_each = ${over}\n`;
      },
      refer: ({ target, attribute }, from) =>
        target === source(from) ? `each.value.${attribute}` : `${target}[each.key].${attribute}`,
      name: byLength,
    };
  },
  { moves: true },
);

export const local: Transformation = flat('every reference through a local', () => {
  const used = new Map<string, string>();
  return {
    refer: (ref) => {
      const label = labelOf(plainly(ref));
      used.set(label, plainly(ref));
      return `local.${label}`;
    },
    get before() {
      return `locals {\n${[...used].map(([label, value]) => `${label} = ${value}\n`).join('')}}\n`;
    },
  };
});

function withVariable(one: Transformation): Transformation {
  const variable = 'variable "enabled" {\ndefault = true\n}\n';
  return { ...one, write: (configurations) => ({ ...one.write(configurations), 'variables.tf': variable }) };
}

export const conditional: Transformation = withVariable(
  flat('every reference under a condition, or null', () => ({
    refer: (ref) => `(var.enabled ? ${plainly(ref)} : null)`,
  })),
);

/** The other resource of that type, where there is one. */
function decoy(ref: Ref, from: Declaration, declared: Declared): string | undefined {
  const { type, mode } = declared.get(ref.target);
  const other = declared.all.find(
    (one) => one.type === type && one.mode === mode && idOf(one) !== ref.target && idOf(one) !== idOf(from),
  );
  return other && idOf(other);
}

export const alternative: Transformation = withVariable(
  flat('every reference under a condition, or another resource', (declared) => ({
    refer: (ref, from) => {
      const other = decoy(ref, from, declared);
      return `(var.enabled ? ${plainly(ref)} : ${other === undefined ? 'null' : `${other}.${ref.attribute}`})`;
    },
  })),
);

/** Types whose `id` is their name. */
const namedById: { readonly [type: string]: string } = {
  aws_backup_vault: 'name',
  aws_db_parameter_group: 'name',
  aws_db_subnet_group: 'name',
  aws_iam_role: 'name',
  aws_rds_cluster: 'cluster_identifier',
  aws_s3_bucket: 'bucket',
};

export const literal: Transformation = flat('resources named by text instead of by reference', (declared) => ({
  refer: (ref) => {
    const { type, values } = declared.get(ref.target);
    const value = values[ref.attribute] ?? (ref.attribute === 'id' ? values[namedById[type] ?? ''] : undefined);
    return value instanceof Named ? JSON.stringify(value.text) : plainly(ref);
  },
}));

export const dynamic: Transformation = flat('every block as a dynamic block', () => ({ dynamic: true }));

import { hipaaSecurityRule, soc2Criteria } from '@autoclave/catalog/frameworks';
import type { Coverage } from '../../report.ts';
import { frameworkNames } from '../wording.ts';

interface Message {
  readonly text: string;
}

interface Taxon {
  readonly id: string;
  readonly shortDescription: Message;
}

interface Taxonomy {
  readonly framework: Coverage['framework'];
  /** A `toolComponent` of SARIF. */
  readonly component: { readonly name: string; readonly shortDescription: Message; readonly taxa: readonly Taxon[] };
  /** Place of a citation among the taxa. */
  readonly indexOf: ReadonlyMap<string, number>;
}

/** HIPAA and SOC 2 as taxonomies that rules refer to. */
export const taxonomies: readonly Taxonomy[] = [
  taxonomy('hipaa', hipaaSecurityRule.source, hipaaSecurityRule.items),
  taxonomy('soc2', 'AICPA Trust Services Criteria, in our words', soc2Criteria),
];

/** The reference by which a rule or the driver names a taxonomy. */
export function taxonomyReference({ component }: Taxonomy, index: number): object {
  return { name: component.name, index };
}

function taxonomy(
  framework: Coverage['framework'],
  source: string,
  items: readonly { readonly id: string; readonly title: string }[],
): Taxonomy {
  return {
    framework,
    component: {
      name: frameworkNames[framework],
      shortDescription: { text: source },
      taxa: items.map(({ id, title }) => ({ id, shortDescription: { text: title } })),
    },
    indexOf: new Map(items.map(({ id }, index) => [id, index])),
  };
}

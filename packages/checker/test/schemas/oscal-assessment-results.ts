/**
 * What the OSCAL 1.1.2 model of assessment results demands, for the parts that the report writes; any other is refused.
 * Written from the JSON reference at https://pages.nist.gov/OSCAL-Reference/models/v1.1.2/assessment-results/ and the data
 * types of usnistgov/OSCAL (`json/schema/oscal_assessment-results_schema.json`), read in November 2026.
 */
export const oscalAssessmentResults: object = {
  ...strict(['assessment-results'], {
    'assessment-results': strict(['uuid', 'metadata', 'import-ap', 'results'], {
      uuid: ref('uuid'),
      metadata: strict(['title', 'last-modified', 'version', 'oscal-version'], {
        title: ref('line'),
        'last-modified': ref('time'),
        version: ref('line'),
        'oscal-version': { const: '1.1.2' },
        props: ref('props'),
      }),
      'import-ap': strict(['href'], { href: { type: 'string', pattern: '^#' }, remarks: ref('prose') }),
      results: many(ref('result')),
      'back-matter': strict([], {
        resources: many(strict(['uuid'], { uuid: ref('uuid'), title: ref('line'), description: ref('prose') })),
      }),
    }),
  }),
  definitions: {
    uuid: {
      type: 'string',
      pattern: '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$',
    },
    token: { type: 'string', pattern: String.raw`^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$` },
    line: { type: 'string', pattern: String.raw`^\S(.*\S)?$` },
    prose: { type: 'string', minLength: 1 },
    time: { type: 'string', pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$` },
    props: many(
      strict(['name', 'value'], {
        name: ref('token'),
        ns: { type: 'string', pattern: String.raw`^[a-zA-Z][a-zA-Z0-9+\-.]+:.+$` },
        value: ref('line'),
      }),
    ),
    origins: many(
      strict(['actors'], {
        actors: many(
          strict(['type', 'actor-uuid'], {
            type: { enum: ['tool', 'assessment-platform', 'party'] },
            'actor-uuid': ref('uuid'),
          }),
        ),
      }),
    ),
    'related-observations': many(strict(['observation-uuid'], { 'observation-uuid': ref('uuid') })),
    result: strict(['uuid', 'title', 'description', 'start', 'reviewed-controls'], {
      uuid: ref('uuid'),
      title: ref('line'),
      description: ref('prose'),
      start: ref('time'),
      end: ref('time'),
      props: ref('props'),
      remarks: ref('prose'),
      'local-definitions': strict([], {
        'inventory-items': many(
          strict(['uuid', 'description'], { uuid: ref('uuid'), description: ref('prose'), props: ref('props') }),
        ),
        'assessment-assets': strict(['assessment-platforms'], {
          components: many(
            strict(['uuid', 'type', 'title', 'description', 'status'], {
              uuid: ref('uuid'),
              type: ref('line'),
              title: ref('line'),
              description: ref('prose'),
              props: ref('props'),
              status: strict(['state'], {
                state: { enum: ['under-development', 'operational', 'disposition', 'other'] },
              }),
            }),
          ),
          'assessment-platforms': many(
            strict(['uuid'], {
              uuid: ref('uuid'),
              title: ref('line'),
              'uses-components': many(strict(['component-uuid'], { 'component-uuid': ref('uuid') })),
            }),
          ),
        }),
      }),
      'reviewed-controls': strict(['control-selections'], {
        'control-selections': many(
          strict([], {
            description: ref('prose'),
            'include-controls': many(strict(['control-id'], { 'control-id': ref('token') })),
          }),
        ),
      }),
      observations: many(ref('observation')),
      risks: many(ref('risk')),
      findings: many(ref('finding')),
    }),
    observation: strict(['uuid', 'description', 'methods', 'collected'], {
      uuid: ref('uuid'),
      title: ref('line'),
      description: ref('prose'),
      props: ref('props'),
      methods: many({ enum: ['EXAMINE', 'INTERVIEW', 'TEST', 'UNKNOWN'] }),
      types: many(ref('token')),
      origins: ref('origins'),
      subjects: many(
        strict(['subject-uuid', 'type'], {
          'subject-uuid': ref('uuid'),
          type: { enum: ['component', 'inventory-item', 'location', 'party', 'user', 'resource'] },
        }),
      ),
      'relevant-evidence': many(strict(['description'], { description: ref('prose'), props: ref('props') })),
      collected: ref('time'),
    }),
    risk: strict(['uuid', 'title', 'description', 'statement', 'status'], {
      uuid: ref('uuid'),
      title: ref('line'),
      description: ref('prose'),
      statement: ref('prose'),
      props: ref('props'),
      origins: ref('origins'),
      status: {
        enum: ['open', 'investigating', 'remediating', 'deviation-requested', 'deviation-approved', 'closed'],
      },
      deadline: ref('time'),
      remediations: many(
        strict(['uuid', 'lifecycle', 'title', 'description'], {
          uuid: ref('uuid'),
          lifecycle: { enum: ['recommendation', 'planned', 'completed'] },
          title: ref('line'),
          description: ref('prose'),
        }),
      ),
      'related-observations': ref('related-observations'),
    }),
    finding: strict(['uuid', 'title', 'description', 'target'], {
      uuid: ref('uuid'),
      title: ref('line'),
      description: ref('prose'),
      props: ref('props'),
      target: strict(['type', 'target-id', 'status'], {
        type: { enum: ['statement-id', 'objective-id'] },
        'target-id': ref('token'),
        status: strict(['state'], {
          state: { enum: ['satisfied', 'not-satisfied'] },
          reason: { enum: ['pass', 'fail', 'other'] },
          remarks: ref('prose'),
        }),
      }),
      'related-observations': ref('related-observations'),
      'related-risks': many(strict(['risk-uuid'], { 'risk-uuid': ref('uuid') })),
    }),
  },
};

function strict(required: readonly string[], properties: Readonly<Record<string, object>>): object {
  return { type: 'object', additionalProperties: false, required, properties };
}

/** OSCAL leaves lists out rather than writing empty ones. */
function many(items: object): object {
  return { type: 'array', minItems: 1, items };
}

function ref(name: string): object {
  return { $ref: `#/definitions/${name}` };
}
